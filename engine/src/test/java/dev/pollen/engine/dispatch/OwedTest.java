package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.kit.MemoryJournal.Fate;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the journal is owed about one run. */
class OwedTest {
  private final Bench bench = new Bench().start();
  private final Owed owed = new Owed(new Shelter(bench.setup(), bench.alive.get(1)));
  private final List<String> written = new ArrayList<>();
  private int refusals;

  private Future<Void> write(String name) {
    owed.add(new Change.NotePut(name, Optional.of("x")));
    return owed.flush();
  }

  private Fate fate(List<Change> changes) {
    if (refusals-- > 0) {
      return Fate.REFUSED;
    }
    written.add(changes.stream().map(one -> ((Change.NotePut) one).name()).toList().toString());
    return Fate.KEPT;
  }

  @Test
  void aLaterWriteNeverOvertakesARefusedOne() {
    refusals = 1;
    bench.fate = this::fate;
    Future<Void> outcome = write("outcome");
    Future<Void> intent = write("intent");
    bench.seconds(1);
    assertFalse(outcome.isComplete() || intent.isComplete());
    bench.seconds(5);
    assertTrue(outcome.succeeded() && intent.succeeded());
    assertEquals(List.of("[outcome]", "[intent]"), written);
  }

  @Test
  void whatIsOwedWhileAWriteIsUnderWayGoesTogether() {
    bench.fate = this::fate;
    write("1");
    write("2");
    write("3");
    bench.seconds(1);
    assertEquals(List.of("[1]", "[2, 3]"), written);
  }

  @Test
  void nothingOwedIsDurableAtOnce() {
    assertTrue(owed.flush().succeeded());
  }
}
