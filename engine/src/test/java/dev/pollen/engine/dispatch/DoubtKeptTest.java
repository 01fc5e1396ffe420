package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.Engine.Resolution;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.kit.MemoryJournal.Fate;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * A call of unknown outcome that is tried again: the doubt outlives later tries, the disk and
 * restarts.
 */
class DoubtKeptTest {
  private final Bench bench = new Bench();

  private RunId start(String operation, String retry) {
    bench.recipe("a", "steps: [ { action: %s } ]\n%s".formatted(operation, retry));
    bench.start();
    return bench.run("a", "k");
  }

  private RunId doubtThenThrottled(Duration wait) {
    bench.acme.answer(Specs.PUT, Answer.unknown(), Answer.throttled(wait));
    return start(Specs.PUT, "retry: { times: 20, within: 6h }");
  }

  @Test
  void aDoubtIsNotForgottenOverALaterTryThatWasSurelyNotDone() {
    RunId run = doubtThenThrottled(Duration.ofMinutes(30));
    bench.run(Duration.ofHours(1));
    assertEquals(RunState.STALE, bench.state(run), "a repeat was safe for ten minutes");
    assertEquals(2, bench.acme.calls.size());
  }

  @Test
  void aDoubtIsNotForgottenWhenALaterEventOvertakesItMeanwhile() {
    RunId run = doubtThenThrottled(Duration.ofMinutes(2));
    bench.seconds(20);
    bench.run("a", "k");
    bench.run(Duration.ofMinutes(10));
    assertEquals(RunState.STALE, bench.state(run));
    assertEquals(3, bench.acme.calls.size());
  }

  @Test
  void whatOvertakesADoubtWhileItWaitsForTheDiskKeepsItFromBeingRepeated() {
    overtakenAtTheDisk(() -> {});
  }

  @Test
  void soDoesWhatItsRecipeIsGivenElsewhere() {
    overtakenAtTheDisk(() -> bench.moves("a"));
  }

  private void overtakenAtTheDisk(Runnable between) {
    bench.acme.answer(Specs.PUT, Answer.unknown());
    RunId run = start(Specs.PUT, "");
    bench.fate = changes -> changes.toString().contains("Intended") ? Fate.REFUSED : Fate.KEPT;
    bench.seconds(30);
    between.run();
    bench.run("a", "k");
    bench.fate = changes -> Fate.KEPT;
    bench.seconds(30);
    assertEquals(RunState.STALE, bench.state(run));
    assertEquals(2, bench.acme.calls.size(), "the first, and that of the newer event");
  }

  @Test
  void aDoubtThatWaitsTooLongForTheDiskIsNotRepeated() {
    bench.acme.answer(Specs.PUT, Answer.unknown());
    RunId run = start(Specs.PUT, "");
    bench.fate = changes -> changes.toString().contains("Intended") ? Fate.REFUSED : Fate.KEPT;
    bench.run(Duration.ofMinutes(11));
    bench.fate = changes -> Fate.KEPT;
    bench.seconds(30);
    assertEquals(RunState.STALE, bench.state(run), "a repeat was safe for ten minutes");
    assertEquals(1, bench.acme.calls.size());
  }

  @Test
  void aDoubtIsNotForgottenThroughARestart() {
    RunId run = doubtThenThrottled(Duration.ofMinutes(2));
    bench.seconds(20).kill();
    bench.run(Duration.ofMinutes(11)).start();
    bench.run(Duration.ofMinutes(10));
    assertEquals(RunState.STALE, bench.state(run));
    assertEquals(2, bench.acme.calls.size());
  }

  @Test
  void triesUsedUpAfterADoubtLeaveItToAPersonWhoseWordEndsIt() {
    bench.acme.answer(Specs.PUT, Answer.unknown(), Answer.unreachable(), Answer.unreachable());
    RunId run = start(Specs.PUT, "retry: { times: 2, within: 6h }");
    bench.run(Duration.ofMinutes(5));
    assertEquals(RunState.IN_DOUBT, bench.state(run));
    assertTrue(bench.record(run).why().contains("an earlier try may have happened"));
    bench.acme.answer(Specs.PUT, Answer.unreachable(), Answer.unreachable(), Answer.unreachable());
    bench.done(bench.dispatch.resolve(run, Resolution.REPEAT));
    bench.run(Duration.ofMinutes(5));
    assertEquals(RunState.FAILED, bench.state(run));
    assertEquals(6, bench.acme.calls.size());
  }

  @Test
  void aRefusalAfterADoubtIsAPersonsToDecideForTheFirstTryMayHaveHappened() {
    bench.acme.answer(Specs.PUT, Answer.unknown(), Answer.refused());
    RunId run = start(Specs.PUT, "retry: { times: 8, within: 6h }");
    bench.run(Duration.ofMinutes(5));
    assertEquals(RunState.IN_DOUBT, bench.state(run));
    assertTrue(bench.record(run).why().contains("an earlier try may have happened"));
    assertEquals(2, bench.acme.calls.size());
  }
}
