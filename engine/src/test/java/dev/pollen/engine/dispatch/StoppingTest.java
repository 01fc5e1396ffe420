package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.kit.MemoryJournal.Fate;
import io.vertx.core.Future;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The end of a process that has time to end well. */
class StoppingTest {
  private final Bench bench = new Bench();

  private RunId begun() {
    bench.recipe("a", "steps: [ { action: acme.post, with: { id: 1 } }, { action: acme.put } ]");
    bench.start();
    return bench.run("a", "k");
  }

  @Test
  void callsUnderWaySettleAndNoNewOnesLeave() {
    RunId run = begun();
    Future<Void> stopped = bench.dispatch.stop(Duration.ofSeconds(30));
    bench.time.settle();
    assertFalse(stopped.isComplete());
    bench.seconds(1);
    assertTrue(stopped.succeeded());
    assertTrue(bench.record(run).outcomes().get("steps[0]").done());
    assertEquals(1, bench.acme.calls.size());
    bench.start().seconds(1);
    assertEquals(RunState.DONE, bench.state(run));
    assertEquals(2, bench.acme.calls.size());
  }

  @Test
  void aCallWithoutAnAnswerIsLeftInDoubtWhenTheGraceIsOver() {
    bench.acme.answer(Specs.POST, Answer.silence());
    RunId run = begun();
    Future<Void> stopped = bench.dispatch.stop(Duration.ofSeconds(30));
    bench.seconds(29);
    assertFalse(stopped.isComplete());
    bench.seconds(2);
    assertTrue(stopped.succeeded());
    bench.start().seconds(1);
    assertEquals(RunState.IN_DOUBT, bench.state(run));
  }

  @Test
  void aRunWhoseTimeToWakeComesMeanwhileDoesNotKeepItBusy() {
    bench.recipe("a", "steps: [ { wait: 10s }, { action: acme.post } ]");
    bench.start();
    bench.run("a", "k");
    bench.acme.answer(Specs.PUT, Answer.silence());
    bench.recipe("b", "steps: [ { action: acme.put } ]");
    bench.run("b", "k");
    bench.dispatch.stop(Duration.ofSeconds(30));
    boolean busy =
        bench.time.runUntil(
            bench.time.now().plusSeconds(40), () -> bench.refusals.asked("asleep") > 100);
    assertFalse(busy, "it looks for sleepers all the time");
  }

  @Test
  void aCallWhoseIntentIsBeingWrittenIsWaitedFor() {
    bench.recipe("a", "steps: [ { action: acme.post } ]");
    bench.start();
    bench.fate = changes -> Fate.REFUSED;
    RunId run = bench.run("a", "k");
    Future<Void> stopped = bench.dispatch.stop(Duration.ofSeconds(30));
    bench.seconds(1);
    assertFalse(stopped.isComplete());
    bench.fate = changes -> Fate.KEPT;
    bench.seconds(5);
    assertTrue(stopped.succeeded());
    assertEquals(RunState.DONE, bench.state(run));
  }

  @Test
  void whoIsIdleStopsAtOnce() {
    bench.start();
    Future<Void> stopped = bench.dispatch.stop(Duration.ofSeconds(30));
    bench.time.settle();
    assertTrue(stopped.succeeded());
  }
}
