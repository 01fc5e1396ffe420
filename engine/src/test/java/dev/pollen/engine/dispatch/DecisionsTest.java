package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.Engine.Resolution;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunState;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people decide of a run that failed or is in doubt: retry, resolve. */
class DecisionsTest {
  private final Bench bench = new Bench();

  private RunId doubtful() {
    bench.recipe("a", Samples.TWO_STEPS);
    bench.start();
    bench.acme.answer(Specs.POST, Answer.unknown());
    RunId run = bench.run("a", "k");
    bench.seconds(1);
    assertEquals(RunState.IN_DOUBT, bench.state(run));
    return run;
  }

  private RunId failedInTheSecondStep() {
    bench.recipe("a", Samples.TWO_STEPS);
    bench.start();
    bench.acme.answer(Specs.POST, Answer.done("{'name': 'n1'}"));
    bench.acme.answer(Specs.PUT, Answer.refused());
    RunId run = bench.run("a", "k");
    bench.seconds(1);
    assertEquals(RunState.FAILED, bench.state(run));
    return run;
  }

  @Test
  void doneGoesOnWithTheNextStep() {
    RunId run = doubtful();
    RunRecord fresh = bench.done(bench.dispatch.resolve(run, Resolution.DONE));
    assertEquals(RunState.RUNNING, fresh.state());
    bench.seconds(1);
    assertEquals(RunState.DONE, bench.state(run));
    assertEquals(1, bench.acme.calls(Specs.POST).size());
    assertEquals(1, bench.acme.calls(Specs.PUT).size());
  }

  @Test
  void repeatDoesItAgain() {
    RunId run = doubtful();
    bench.done(bench.dispatch.resolve(run, Resolution.REPEAT));
    bench.seconds(1);
    assertEquals(RunState.DONE, bench.state(run));
    assertEquals(List.of("k", "k"), bench.acme.ids(Specs.POST));
  }

  @Test
  void dropGivesItUp() {
    RunId run = doubtful();
    assertEquals(
        RunState.DROPPED, bench.done(bench.dispatch.resolve(run, Resolution.DROP)).state());
    bench.seconds(60);
    assertEquals(1, bench.acme.calls.size());
  }

  @Test
  void whatAPersonDecidedHoldsThroughARestart() {
    RunId run = doubtful();
    Future<RunRecord> asked = bench.dispatch.resolve(run, Resolution.DONE);
    bench.time.runUntil(
        bench.time.now().plusSeconds(1), () -> bench.state(run) == RunState.RUNNING);
    bench.kill();
    assertTrue(!asked.isComplete() || asked.succeeded());
    bench.start().seconds(1);
    assertEquals(RunState.DONE, bench.state(run));
    assertEquals(1, bench.acme.calls(Specs.POST).size());
  }

  @Test
  void retryGoesOnFromTheFailedStepAndKeepsEarlierOutcomes() {
    RunId run = failedInTheSecondStep();
    bench.done(bench.dispatch.retry(run));
    bench.seconds(1);
    assertEquals(RunState.DONE, bench.state(run));
    assertEquals(1, bench.acme.calls(Specs.POST).size());
    assertEquals(List.of("n1", "n1"), bench.acme.ids(Specs.PUT));
    assertEquals(1, bench.record(run).intents().get("steps[0]").number());
    assertEquals(2, bench.record(run).intents().get("steps[1]").number());
  }

  @Test
  void aRetriedRunHasAllItsTriesAgain() {
    bench.recipe("a", "steps: [ { action: acme.post } ]\nretry: { times: 2 }");
    bench.start();
    bench.acme.always(Specs.POST, Answer.unreachable());
    RunId run = bench.run("a", "k");
    bench.run(Duration.ofHours(7));
    assertEquals(3, bench.acme.calls.size());
    bench.done(bench.dispatch.retry(run));
    bench.run(Duration.ofHours(1));
    assertEquals(6, bench.acme.calls.size());
    assertEquals(RunState.FAILED, bench.state(run));
  }

  @Test
  void aDoubtIsNotRetriedButResolved() {
    RunId run = doubtful();
    assertTrue(bench.refusal(bench.dispatch.retry(run)).contains("pollen runs resolve " + run));
  }

  @Test
  void whatIsDoneOrUnderWayIsNotRetried() {
    bench.recipe("a", Samples.TWO_STEPS);
    bench.start();
    RunId run = bench.run("a", "k");
    String words = bench.refusal(bench.dispatch.retry(run));
    assertEquals("run " + run + " is running: there is nothing to retry", words);
    bench.seconds(1);
    assertTrue(bench.refusal(bench.dispatch.retry(run)).contains("is done"));
  }

  @Test
  void aStoppedRunIsNotRetriedForWhatItCarriedIsNotKept() {
    bench.recipe("a", "steps: [ { stop: enough }, { action: acme.post } ]");
    bench.start();
    RunId run = bench.run("a", "k");
    bench.seconds(1);
    assertEquals(RunState.STOPPED, bench.state(run));
    String words = bench.refusal(bench.dispatch.retry(run));
    assertTrue(words.contains("is not kept") && words.contains("makes a new run"), words);
    assertEquals(RunState.STOPPED, bench.state(run));
  }

  @Test
  void whatIsNotInDoubtIsNotResolved() {
    RunId run = failedInTheSecondStep();
    String words = bench.refusal(bench.dispatch.resolve(run, Resolution.REPEAT));
    assertEquals("run " + run + " is failed, not in doubt: nothing to resolve", words);
  }

  @Test
  void anUnknownRunIsRefusedWithWhereToLook() {
    bench.start();
    assertTrue(bench.refusal(bench.dispatch.retry(new RunId(9, 9))).contains("'pollen runs'"));
  }

  @Test
  void twoPeopleDecidingAtOnceDoItOnce() {
    RunId run = doubtful();
    Future<RunRecord> first = bench.dispatch.resolve(run, Resolution.REPEAT);
    Future<RunRecord> second = bench.dispatch.resolve(run, Resolution.REPEAT);
    assertTrue(bench.refusal(second).contains("being decided"));
    bench.done(first);
    assertTrue(bench.dispatch.resolve(run, Resolution.REPEAT) != null);
    bench.seconds(5);
    assertEquals(2, bench.acme.calls(Specs.POST).size());
    assertEquals(RunState.DONE, bench.state(run));
  }
}
