package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.engine.Engine.Resolution;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.kit.MemoryJournal.Fate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a recipe does when its run failed. */
class OnFailureTest {
  private static final String PUT = "- { action: acme.put, with: { id: '${{ record.id }}' } }\n";
  private static final String TELL =
      "on_failure: { action: acme.post, with: { id: '${{ run.error.message }}', at: '${{"
          + " run.error }}' } }\n";
  private static final String WHY = "steps[0] (acme.put) failed with 422: it is refused";

  private final Bench bench = new Bench();

  private RunId failing(String rest) {
    bench.acme.always(Specs.PUT, Answer.refused());
    return begun("steps:\n" + PUT + rest);
  }

  private RunId begun(String recipe) {
    bench.recipe("a", recipe);
    bench.start();
    RunId run = bench.run("a", "k");
    bench.seconds(2);
    return run;
  }

  private List<String> identities() {
    return bench.acme.calls(Specs.POST).stream().map(Acme.Call::identity).toList();
  }

  @Test
  void itIsDoneWhenARunFailsAndSeesTheError() {
    RunId run = failing(TELL);
    assertEquals(RunState.FAILED, bench.state(run));
    assertEquals(WHY, bench.record(run).why());
    JsonNode error = bench.acme.calls(Specs.POST).get(0).input().get("at");
    assertEquals("steps[0]", error.get("step").asText());
    assertEquals("acme.put", error.get("operation").asText());
    assertEquals(422, error.get("status").asInt());
    assertEquals(WHY, error.get("message").asText());
  }

  @Test
  void itIsNotDoneWhenARunIsDoneOrStoppedOrInDoubt() {
    begun("steps:\n" + PUT + TELL);
    bench.recipe("a", "steps: [ { stop: enough } ]\n" + TELL);
    bench.run("a", "k2");
    bench.recipe("a", "steps: [ { action: acme.make } ]\n" + TELL);
    bench.acme.answer(Specs.MAKE, Answer.unknown());
    RunId run = bench.run("a", "k3");
    bench.seconds(5);
    assertEquals(RunState.IN_DOUBT, bench.state(run));
    assertEquals(List.of(), identities());
  }

  @Test
  void anErrorInsideALoopNamesTheItem() {
    bench.acme.always(Specs.PUT, Answer.refused());
    begun(
        "steps: [ { for_each: '[1, 2]', steps: [ { if: item = 2, steps: [ { action: acme.put } ] }"
            + " ] } ]\n"
            + TELL);
    JsonNode error = bench.acme.calls(Specs.POST).get(0).input().get("at");
    assertEquals("steps[0].steps[0].steps[0]#1", error.get("step").asText());
  }

  @Test
  void anErrorThatNoCallMadeHasAStepToo() {
    begun("steps: [ { wait: { until: '${{ record.nothing }}' } } ]\n" + TELL);
    JsonNode error = bench.acme.calls(Specs.POST).get(0).input().get("at");
    assertEquals("steps[0]", error.get("step").asText());
    assertEquals(0, error.get("status").asInt());
  }

  @Test
  void itsStepsSeeWhatEarlierStepsGave() {
    bench.acme.always(Specs.GET, Answer.done("{\"name\": \"Ada\"}"));
    bench.acme.always(Specs.PUT, Answer.refused());
    begun(
        "steps:\n- { id: found, action: acme.get }\n"
            + PUT
            + "on_failure:\n- { action: acme.post, with: { id: '${{ steps.found.name }}' } }\n");
    assertEquals(List.of("Ada"), bench.acme.ids(Specs.POST));
  }

  @Test
  void itsOwnFailureDoesNotHideTheFirstError() {
    bench.acme.always(Specs.POST, Answer.refused());
    RunId run = failing(TELL);
    assertEquals(RunState.FAILED, bench.state(run));
    String why = bench.record(run).why();
    assertTrue(why.startsWith(WHY + " | on_failure failed, too: on_failure (acme.post)"), why);
  }

  @Test
  void whatNobodyKnowsOfItIsAPersonsToDecideAndThenTheRunIsFailed() {
    bench.acme.answer(Specs.POST, Answer.unknown());
    RunId run = failing(TELL);
    assertEquals(RunState.IN_DOUBT, bench.state(run));
    assertTrue(bench.record(run).why().endsWith("| the run itself failed: " + WHY));
    bench.done(bench.dispatch.resolve(run, Resolution.DONE));
    bench.seconds(2);
    assertEquals(RunState.FAILED, bench.state(run));
    assertEquals(WHY, bench.record(run).why());
    assertEquals(1, identities().size());
    assertEquals(1, bench.acme.calls(Specs.PUT).size());
  }

  @Test
  void aPersonMayHaveItRepeated() {
    bench.acme.answer(Specs.POST, Answer.unknown());
    RunId run = failing(TELL);
    bench.done(bench.dispatch.resolve(run, Resolution.REPEAT));
    bench.seconds(2);
    assertEquals(RunState.FAILED, bench.state(run));
    assertEquals(List.of(run + "/on_failure/1", run + "/on_failure/2"), identities());
    assertEquals(1, bench.acme.calls(Specs.PUT).size());
  }

  @Test
  void afterARestartTheFailedStepIsNotTriedAgain() {
    bench.acme.answer(Specs.POST, Answer.silence());
    RunId run = failing(TELL);
    bench.kill();
    bench.start().seconds(5);
    assertEquals(RunState.IN_DOUBT, bench.state(run));
    assertEquals(1, bench.acme.calls(Specs.PUT).size());
    assertEquals(1, identities().size());
  }

  @Test
  void aRunThatDiesWhileItOnlyReadsAboutItsFailureHasFailedAllTheSame() {
    bench.acme.always(Specs.GET, Answer.silence());
    RunId run =
        failing(
            "on_failure:\n- { action: acme.get }\n- { action: acme.post, with: { id: told } }\n");
    bench.kill();
    bench.acme.always(Specs.PUT, Answer.done("{}"));
    bench.acme.always(Specs.GET, Answer.done("{}"));
    bench.start().seconds(5);
    assertEquals(RunState.FAILED, bench.state(run));
    assertEquals(WHY, bench.record(run).why());
    assertEquals(1, bench.acme.calls(Specs.PUT).size());
    assertEquals(List.of("told"), bench.acme.ids(Specs.POST));
  }

  @Test
  void itMayWaitAndGoesOnAfterARestart() {
    RunId run = failing("on_failure:\n- wait: 10m\n- { action: acme.post, with: { id: late } }\n");
    assertTrue(bench.record(run).asleep());
    bench.kill();
    bench.start().run(Duration.ofMinutes(11));
    assertEquals(RunState.FAILED, bench.state(run));
    assertEquals(WHY, bench.record(run).why());
    assertEquals(List.of("late"), bench.acme.ids(Specs.POST));
    assertEquals(1, bench.acme.calls(Specs.PUT).size());
  }

  @Test
  void afterARetryANewFailureIsANewOneWithAttemptsOfItsOwn() {
    RunId run = failing(TELL);
    bench.done(bench.dispatch.retry(run));
    bench.seconds(2);
    assertEquals(RunState.FAILED, bench.state(run));
    assertEquals(List.of(run + "/on_failure/1", run + "/on_failure#again1/1"), identities());
    bench.acme.always(Specs.PUT, Answer.done("{}"));
    bench.done(bench.dispatch.retry(run));
    bench.seconds(2);
    assertEquals(RunState.DONE, bench.state(run));
    assertEquals(2, identities().size());
  }

  @Test
  void inADryRunItSendsNothing() {
    bench.acme.always(Specs.GET, Answer.refused());
    RunId run = begun("steps: [ { action: acme.get } ]\nmode: dry\n" + TELL);
    assertEquals(RunState.FAILED, bench.state(run));
    assertEquals(List.of(), identities());
  }

  @Test
  void aFailedItemEndsTheWaitOfItsSiblingsAndIsTold() {
    bench.acme.always(Specs.PUT, Answer.refused());
    RunId run =
        begun(
            "steps: [ { for_each: '[1, 2]', parallel: 2, steps: [ { if: item = 1, steps: [ { wait:"
                + " 1h } ], else: [ { action: acme.put } ] } ] } ]\n"
                + TELL);
    assertEquals(RunState.FAILED, bench.state(run));
    assertEquals(1, identities().size());
  }

  @Test
  void aKillAtAnyWriteNeverTellsTwiceAndNeverForgets() {
    for (int nth = 1; nth <= 6; nth++) {
      Bench one = new Bench();
      one.acme.always(Specs.PUT, Answer.refused());
      one.recipe("a", "steps:\n" + PUT + TELL);
      one.start();
      int[] left = {nth};
      one.fate = changes -> --left[0] == 0 ? Fate.KEPT_UNSAID : Fate.KEPT;
      RunId run = one.run("a", "k");
      one.seconds(5).kill();
      one.start().seconds(5);
      int told = one.acme.calls(Specs.POST).size();
      boolean doubt = one.state(run) == RunState.IN_DOUBT;
      assertTrue(doubt || (one.state(run) == RunState.FAILED && told == 1), nth + ": " + told);
      assertTrue(told <= 1, "at " + nth);
    }
  }
}
