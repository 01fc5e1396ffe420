package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a failure leads to: another try, or an end. */
class RetriesTest {
  private final Bench bench = new Bench();

  private RunId start(String operation, String retry) {
    bench.recipe("a", "steps: [ { action: %s } ]\n%s".formatted(operation, retry));
    bench.start();
    return bench.run("a", "k");
  }

  private List<Duration> gaps() {
    List<Duration> gaps = new ArrayList<>();
    for (int i = 1; i < bench.acme.calls.size(); i++) {
      Instant answered = bench.acme.calls.get(i - 1).at().plus(Acme.ANSWERS_AFTER);
      gaps.add(Duration.between(answered, bench.acme.calls.get(i).at()));
    }
    return gaps;
  }

  @Test
  void whatPassesIsTriedAgainUntilItIsDone() {
    bench.acme.answer(Specs.POST, Answer.unreachable(), Answer.unreachable());
    RunId run = start(Specs.POST, "");
    bench.run(Duration.ofMinutes(1));
    assertEquals(RunState.DONE, bench.state(run));
    assertEquals(3, bench.acme.calls.size());
  }

  @Test
  void whileItWaitsTheRunSaysWhyAndUntilWhen() {
    bench.acme.always(Specs.POST, Answer.unreachable());
    RunId run = start(Specs.POST, "");
    bench.run(Duration.ofMillis(150));
    assertEquals(RunState.RETRYING, bench.state(run));
    assertEquals("it is unreachable", bench.record(run).why());
    assertTrue(bench.record(run).due().orElseThrow().isAfter(bench.time.now()));
  }

  @Test
  void theTriesEndAfterTimes() {
    bench.acme.always(Specs.POST, Answer.unreachable());
    RunId run = start(Specs.POST, "retry: { times: 3, within: 6h }");
    bench.run(Duration.ofHours(1));
    assertEquals(RunState.FAILED, bench.state(run));
    assertEquals(4, bench.acme.calls.size());
    assertTrue(bench.record(run).why().startsWith("gave up after 4 tries."));
  }

  @Test
  void theTriesEndWhenTheTimeIsOver() {
    bench.acme.always(Specs.POST, Answer.unreachable());
    RunId run = start(Specs.POST, "retry: { times: 1000, within: 5m }");
    bench.run(Duration.ofHours(8));
    assertEquals(RunState.FAILED, bench.state(run));
    Instant first = bench.acme.calls.get(0).at();
    Instant last = bench.acme.calls.get(bench.acme.calls.size() - 1).at();
    assertTrue(Duration.between(first, last).compareTo(Duration.ofMinutes(5)) <= 0);
  }

  @Test
  void eachWaitIsAtMostTwiceAsLongAsTheLongestBefore() {
    bench.acme.always(Specs.POST, Answer.unreachable());
    start(Specs.POST, "retry: { times: 8, within: 6h }");
    bench.run(Duration.ofHours(1));
    List<Duration> gaps = gaps();
    assertEquals(8, gaps.size());
    for (int i = 0; i < gaps.size(); i++) {
      Duration most = Duration.ofSeconds(4).multipliedBy(1L << i);
      assertTrue(gaps.get(i).compareTo(most) <= 0, i + ": " + gaps);
    }
  }

  @Test
  void aLastingRefusalFailsAtOnce() {
    bench.acme.always(Specs.POST, Answer.refused());
    RunId run = start(Specs.POST, "");
    bench.seconds(1);
    assertEquals(RunState.FAILED, bench.state(run));
    assertEquals(1, bench.acme.calls.size());
    assertEquals("steps[0] (acme.post) failed with 422: it is refused", bench.record(run).why());
  }

  @Test
  void aRefusedReadFailsAtOnce() {
    bench.acme.always(Specs.GET, Answer.refused());
    RunId run = start(Specs.GET, "");
    bench.seconds(1);
    assertEquals(RunState.FAILED, bench.state(run));
    assertEquals(1, bench.acme.calls.size());
  }

  @Test
  void aReadOfUnknownOutcomeIsTriedAgainAndThenFails() {
    bench.acme.always(Specs.GET, Answer.unknown());
    RunId run = start(Specs.GET, "retry: { times: 2, within: 6h }");
    bench.run(Duration.ofMinutes(5));
    assertEquals(RunState.FAILED, bench.state(run));
    assertEquals(3, bench.acme.calls.size());
  }

  @Test
  void throttledCallsDoNotCountAsTries() {
    for (int i = 0; i < 20; i++) {
      bench.acme.answer(Specs.POST, Answer.throttled(Duration.ofSeconds(1)));
    }
    RunId run = start(Specs.POST, "retry: { times: 1, within: 6h }");
    bench.run(Duration.ofHours(1));
    assertEquals(RunState.DONE, bench.state(run));
    assertEquals(21, bench.acme.calls.size());
  }

  @Test
  void afterThrottledCallsAllTriesAreStillThere() {
    bench.acme.answer(Specs.POST, Answer.throttled(), Answer.throttled(), Answer.unreachable());
    RunId run = start(Specs.POST, "retry: { times: 1, within: 6h }");
    bench.run(Duration.ofHours(1));
    assertEquals(RunState.DONE, bench.state(run));
    assertEquals(4, bench.acme.calls.size());
  }

  @Test
  void aMissingCredentialIsWaitedForHoweverLongItTakes() {
    for (int i = 0; i < 200; i++) {
      bench.acme.answer(Specs.POST, Answer.unsigned());
    }
    RunId run = start(Specs.POST, "retry: { times: 1, within: 1m }");
    bench.run(Duration.ofDays(2));
    assertEquals(RunState.DONE, bench.state(run));
    assertTrue(
        gaps().stream().allMatch(gap -> gap.compareTo(Duration.ofMinutes(10)) <= 0),
        gaps().toString());
  }

  @Test
  void aMissingCredentialCountsAsNoTryThroughARestartEither() {
    for (int i = 0; i < 20; i++) {
      bench.acme.answer(Specs.POST, Answer.unsigned());
    }
    bench.acme.answer(Specs.POST, Answer.unreachable());
    RunId run = start(Specs.POST, "retry: { times: 1, within: 6h }");
    bench.run(Duration.ofMinutes(30)).kill();
    bench.start().run(Duration.ofHours(4));
    assertEquals(RunState.DONE, bench.state(run));
    assertEquals(22, bench.acme.calls.size());
  }

  @Test
  void aMissingCredentialOfAnOlderVersionCountsAsNoTryEither() {
    bench.acme.answer(Specs.POST, Answer.unsignedOfOld(), Answer.unsignedOfOld());
    RunId run = start(Specs.POST, "retry: { times: 3, within: 6h }");
    bench.time.runUntil(
        bench.time.now().plusSeconds(3600),
        () ->
            bench.record(run).attempts().stream().filter(it -> it.outcome().isPresent()).count()
                == 2);
    bench.kill();
    bench.acme.answer(Specs.POST, Answer.unreachable(), Answer.unreachable(), Answer.unreachable());
    bench.start().run(Duration.ofHours(4));
    assertEquals(RunState.DONE, bench.state(run));
  }

  /** An address of the recipe's own may say so: that is no token of ours that is missing. */
  @Test
  void a401ThatMeansNotDoneIsATryAsAnyOther() {
    bench.acme.always(Specs.POST, Answer.notDone(401));
    RunId run = start(Specs.POST, "retry: { times: 3, within: 6h }");
    bench.run(Duration.ofHours(1)).kill();
    bench.start().run(Duration.ofDays(2));
    assertEquals(RunState.FAILED, bench.state(run));
    assertEquals(4, bench.acme.calls.size());
  }

  @Test
  void aWaitIsNeverShorterThanTheSystemAsked() {
    bench.acme.answer(Specs.POST, Answer.throttled(Duration.ofMinutes(3)));
    start(Specs.POST, "");
    bench.run(Duration.ofMinutes(10));
    assertTrue(gaps().get(0).compareTo(Duration.ofMinutes(3)) >= 0, gaps().toString());
  }

  @Test
  void anIdempotentCallOfUnknownOutcomeIsRepeated() {
    bench.acme.answer(Specs.PUT, Answer.unknown());
    RunId run = start(Specs.PUT, "");
    bench.run(Duration.ofMinutes(1));
    assertEquals(RunState.DONE, bench.state(run));
    assertEquals(2, bench.acme.calls.size());
  }

  @Test
  void anIdempotentCallWhoseTriesAreUsedUpInDoubtIsAPersonsToDecide() {
    bench.acme.always(Specs.PUT, Answer.unknown());
    RunId run = start(Specs.PUT, "retry: { times: 2, within: 6h }");
    bench.run(Duration.ofMinutes(5));
    assertEquals(RunState.IN_DOUBT, bench.state(run));
    assertEquals(3, bench.acme.calls.size());
    assertTrue(bench.record(run).why().startsWith("gave up after 3 tries."));
  }

  @Test
  void anUnrepeatableCallOfUnknownOutcomeIsNotRepeated() {
    bench.acme.answer(Specs.POST, Answer.unknown());
    RunId run = start(Specs.POST, "");
    bench.run(Duration.ofMinutes(10));
    assertEquals(RunState.IN_DOUBT, bench.state(run));
    assertEquals(1, bench.acme.calls.size());
  }

  @Test
  void aReconcilableCallOfUnknownOutcomeIsNotRepeated() {
    bench.acme.answer(Specs.MAKE, Answer.unknown());
    RunId run = start(Specs.MAKE, "");
    bench.run(Duration.ofMinutes(10));
    assertEquals(RunState.IN_DOUBT, bench.state(run));
    assertEquals(1, bench.acme.calls.size());
  }

  @Test
  void aStepsOwnRetryGoesBeforeTheRecipes() {
    bench.recipe("a", "steps: [ { action: acme.post, retry: { times: 1 } } ]\nretry: { times: 5 }");
    bench.acme.always(Specs.POST, Answer.unreachable());
    bench.start();
    bench.run("a", "k");
    bench.run(Duration.ofHours(1));
    assertEquals(2, bench.acme.calls.size());
  }

  @Test
  void aSearchStepIsTriedAgainAsItsOwnRetrySays() {
    bench.recipe("a", "steps: [ { action: acme.list, retry: { times: 1 } } ]\nretry: { times: 5 }");
    bench.acme.always(Specs.LIST, Answer.unreachable());
    bench.start();
    RunId run = bench.run("a", "k");
    bench.run(Duration.ofHours(1));
    assertEquals(2, bench.acme.calls.size());
    assertEquals(RunState.FAILED, bench.state(run));
  }

  @Test
  void aConnectorThatThrowsLeavesADoubtAndNotARunThatHangs() {
    bench.acme.watch(
        call -> {
          throw new LinkageError("half a plugin");
        });
    RunId run = start(Specs.POST, "");
    bench.seconds(1);
    assertEquals(RunState.IN_DOUBT, bench.state(run));
  }

  @Test
  void aRetryIsNotPutOffByAClockThatIsSetBackBetweenTwoLives() {
    bench.clock.set(Duration.ofHours(3));
    bench.acme.answer(Specs.POST, Answer.throttled(Duration.ofSeconds(20)));
    RunId run = start(Specs.POST, "");
    bench.run(Duration.ofMillis(200)).kill();
    bench.clock.set(Duration.ZERO);
    bench.start().run(Duration.ofMinutes(1));
    assertEquals(RunState.DONE, bench.state(run));
  }
}
