package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.Engine.Resolution;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunState;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The journal does not answer a question just now: no run pays for it. */
class RefusedReadTest {
  private final Bench bench = new Bench();

  private RunId made(String operation, String order) {
    bench.recipe(
        "a",
        "steps: [ { action: %s, with: { id: '${{ record.id }}' } } ]%norder: %s"
            .formatted(operation, order));
    bench.start();
    return bench.made("a", "k", "{'id': '1'}");
  }

  @Test
  void aRunWhoseRecipeCannotBeReadJustNowWaitsForIt() {
    RunId run = made(Specs.POST, "free");
    bench.kill();
    bench.refusals.refuse("version", 3, true);
    bench.start().seconds(1);
    assertEquals(RunState.WAITING, bench.state(run));
    bench.seconds(10);
    assertEquals(RunState.DONE, bench.state(run));
  }

  @Test
  void aDoubtHoldsItsLaneThoughItsRecipeCannotBeReadAtOnce() {
    made(Specs.POST, "strict");
    bench.acme.answer(Specs.POST, Answer.unknown());
    RunId held = bench.run("a", "k1");
    bench.seconds(1);
    assertEquals(RunState.IN_DOUBT, bench.state(held));
    RunId next = bench.made("a", "k2", "{'id': '2'}");
    bench.kill();
    bench.refusals.refuse("version", 1, true);
    bench.start().seconds(30);
    assertEquals(RunState.WAITING, bench.state(next));
  }

  private RunId interrupted() {
    made(Specs.PUT, "free");
    bench.acme.answer(Specs.PUT, Answer.silence());
    RunId run = bench.run("a", "k");
    bench.seconds(1).kill();
    return run;
  }

  @Test
  void theStartWaitsForALookThatIsRefusedInPassing() {
    RunId run = interrupted();
    bench.refusals.refuse("find", 1, true);
    bench.start().seconds(5);
    assertEquals(RunState.DONE, bench.state(run));
  }

  @Test
  void aLookThatFailsForGoodLeavesTheRunToAPersonAndTheEngineStarts() {
    RunId run = interrupted();
    bench.refusals.refuse("find", 1, false);
    bench.start().seconds(5);
    assertEquals(RunState.STALE, bench.state(run));
  }

  @Test
  void aDecisionThatCannotBeLookedAtChangesNothing() {
    made(Specs.POST, "free");
    bench.acme.answer(Specs.POST, Answer.unknown());
    RunId run = bench.run("a", "k");
    bench.seconds(1);
    bench.refusals.refuse("find", 1, false);
    assertTrue(bench.refusal(bench.dispatch.resolve(run, Resolution.DONE)).contains("too many"));
    assertEquals(RunState.IN_DOUBT, bench.state(run));
    bench.done(bench.dispatch.resolve(run, Resolution.DONE));
    bench.seconds(1);
    assertEquals(RunState.DONE, bench.state(run));
  }

  @Test
  void manyQuestionsAreAskedInSlices() {
    List<Promise<Void>> asked = new ArrayList<>();
    List<Integer> questions = IntStream.range(0, 600).boxed().toList();
    Future<Void> all =
        Slices.each(
            questions,
            one -> {
              Promise<Void> promise = Promise.promise();
              asked.add(promise);
              return promise.future();
            });
    int answered = 0;
    for (int most : new int[] {256, 512, 600}) {
      assertEquals(most, asked.size());
      while (answered < most) {
        asked.get(answered++).complete();
      }
    }
    assertTrue(all.succeeded());
  }
}
