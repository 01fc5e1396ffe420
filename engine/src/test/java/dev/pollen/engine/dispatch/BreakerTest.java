package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunState;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A recipe that answers its own changes is stopped. */
class BreakerTest {
  private final Bench bench = new Bench();

  @BeforeEach
  void recipes() {
    bench.recipe("a", "steps: [ { action: acme.post } ]");
    bench.recipe("b", "steps: [ { action: acme.post } ]");
    bench.start();
  }

  private RunId sixth() {
    for (int i = 0; i < 5; i++) {
      RunId run = bench.run("a", "k");
      bench.run(Duration.ofMinutes(5));
      assertEquals(RunState.DONE, bench.state(run));
    }
    RunId sixth = bench.run("a", "k");
    bench.seconds(1);
    return sixth;
  }

  @Test
  void theSixthRunOfARecordWithinAnHourParksWithWords() {
    RunId sixth = sixth();
    assertEquals(RunState.PARKED, bench.state(sixth));
    assertEquals(5, bench.acme.calls.size());
    assertTrue(bench.record(sixth).why().contains("pollen runs retry " + sixth));
    assertTrue(bench.told.stream().anyMatch(words -> words.startsWith("run.parked: ")));
  }

  @Test
  void otherRecordsAndOtherRecipesGoOn() {
    sixth();
    RunId record = bench.run("a", "k2");
    RunId recipe = bench.run("b", "k");
    bench.seconds(1);
    assertEquals(RunState.DONE, bench.state(record));
    assertEquals(RunState.DONE, bench.state(recipe));
  }

  @Test
  void anHourAfterTheFirstOneItRunsAgain() {
    sixth();
    bench.run(Duration.ofMinutes(36));
    RunId later = bench.run("a", "k");
    bench.seconds(1);
    assertEquals(RunState.DONE, bench.state(later));
  }

  @Test
  void aPersonMayRunItAllTheSame() {
    RunId sixth = sixth();
    assertEquals(1, bench.done(bench.dispatch.release(sixth)));
    bench.seconds(1);
    assertEquals(RunState.DONE, bench.state(sixth));
  }
}
