package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.kit.MemoryJournal.Fate;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Writes that the disk refuses for a while. */
class ShelterTest {
  private final Bench bench = new Bench().start();
  private final Shelter shelter = new Shelter(bench.setup(), bench.alive.get(1));

  private static List<Change> note(String name) {
    return List.of(new Change.NotePut(name, Optional.of("x")));
  }

  private Change unknownRun() {
    return new Change.RunMoved(
        new RunId(77, 1), RunState.DONE, "", Optional.empty(), bench.time.now());
  }

  @Test
  void aRefusedWriteIsTriedAgainUntilItIsTakenAndLaterOnesWaitBehindIt() {
    List<String> kept = new ArrayList<>();
    boolean[] full = {true};
    bench.fate =
        changes -> {
          if (!full[0]) {
            kept.add(((Change.NotePut) changes.get(0)).name());
          }
          return full[0] ? Fate.REFUSED : Fate.KEPT;
        };
    Future<Void> first = shelter.write(note("1"));
    bench.seconds(1);
    Future<Void> second = shelter.write(note("2"));
    bench.run(Duration.ofMinutes(10));
    assertFalse(first.isComplete() || second.isComplete());
    assertTrue(shelter.trouble().isPresent());
    full[0] = false;
    bench.seconds(3);
    assertTrue(first.succeeded() && second.succeeded());
    assertEquals(List.of("1", "2"), kept);
    assertTrue(shelter.trouble().isEmpty());
  }

  @Test
  void theTroubleIsToldOnce() {
    bench.fate = changes -> Fate.REFUSED;
    shelter.write(note("1"));
    bench.run(Duration.ofMinutes(10));
    assertEquals(1, bench.told.stream().filter(w -> w.startsWith("journal.refused")).count());
  }

  @Test
  void aWriteThatCanNeverBeTakenFailsAndTheNextGoodOneEndsTheTrouble() {
    Future<Void> never = shelter.write(List.of(unknownRun()));
    bench.seconds(1);
    assertTrue(never.failed());
    assertTrue(shelter.trouble().isPresent());
    assertTrue(bench.done(shelter.write(note("1")).map(true)));
    assertTrue(shelter.trouble().isEmpty());
  }

  @Test
  void aWriteThatCanNeverBeTakenDoesNotBlockThoseBehindIt() {
    bench.fate = changes -> Fate.REFUSED;
    Future<Void> never = shelter.write(List.of(unknownRun()));
    bench.seconds(1);
    Future<Void> next = shelter.write(note("1"));
    bench.fate = changes -> Fate.KEPT;
    bench.seconds(5);
    assertTrue(never.failed());
    assertTrue(next.succeeded());
  }
}
