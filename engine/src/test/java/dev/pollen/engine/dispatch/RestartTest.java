package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a call that was under way when the process died. */
class RestartTest {
  private final Bench bench = new Bench();

  /** A run dies in its first call to an operation; the next process starts after a while. */
  private RunId killedIn(String operation, Duration away) {
    return killedIn(operation, away, () -> {});
  }

  private RunId killedIn(String operation, Duration away, Runnable meanwhile) {
    bench.recipe(
        "a", "steps: [ { action: %s, with: { id: '${{ record.id }}' } } ]".formatted(operation));
    bench.start();
    bench.acme.answer(operation, Answer.silence());
    RunId run = bench.run("a", "k");
    bench.seconds(1);
    meanwhile.run();
    bench.kill();
    bench.run(away).start();
    bench.seconds(5);
    return run;
  }

  private RunId killedIn(String operation) {
    return killedIn(operation, Duration.ofMinutes(1));
  }

  @Test
  void anIdempotentCallIsRepeated() {
    RunId run = killedIn(Specs.PUT);
    assertEquals(RunState.DONE, bench.state(run));
    assertEquals(List.of("k", "k"), bench.acme.ids(Specs.PUT));
    assertTrue(bench.acme.calls.get(1).identity().endsWith("/2"));
  }

  @Test
  void aReadIsRepeated() {
    RunId run = killedIn(Specs.GET);
    assertEquals(RunState.DONE, bench.state(run));
    assertEquals(2, bench.acme.calls.size());
  }

  @Test
  void aReconcilableCallWaitsForAPerson() {
    RunId run = killedIn(Specs.MAKE);
    assertEquals(RunState.IN_DOUBT, bench.state(run));
    assertEquals(1, bench.acme.calls.size());
    assertTrue(bench.record(run).why().contains("pollen runs resolve " + run), "says what to do");
  }

  @Test
  void anUnrepeatableCallWaitsForAPerson() {
    RunId run = killedIn(Specs.POST);
    assertEquals(RunState.IN_DOUBT, bench.state(run));
    assertEquals(1, bench.acme.calls.size());
    assertTrue(bench.record(run).why().contains("Pollen stopped while"), bench.record(run).why());
  }

  @Test
  void aDoubtStaysThroughFurtherRestarts() {
    RunId run = killedIn(Specs.POST);
    bench.kill();
    bench.start().seconds(60);
    assertEquals(RunState.IN_DOUBT, bench.state(run));
    assertEquals(1, bench.acme.calls.size());
  }

  @Test
  void anOldUpdateIsStale() {
    RunId run = killedIn(Specs.PUT, Duration.ofMinutes(11));
    assertEquals(RunState.STALE, bench.state(run));
    assertEquals(1, bench.acme.calls.size());
  }

  @Test
  void whatCanNeverUndoANewerChangeIsRepeatedHoweverOld() {
    assertEquals(RunState.DONE, bench.state(killedIn(Specs.REPLACE, Duration.ofDays(3))));
  }

  @Test
  void anUpdateThatALaterEventOfTheRecordOvertookIsStale() {
    RunId old = overtaken(() -> {});
    bench.kill();
    bench.start().seconds(5);
    assertEquals(RunState.STALE, bench.state(old));
    assertEquals(2, bench.acme.calls.size());
  }

  @Test
  void anUpdateIsOvertakenThoughTheFeedOfBothIsForgotten() {
    RunId old = overtaken(() -> {});
    bench.drop(1);
    bench.kill();
    bench.start().seconds(5);
    assertEquals(RunState.STALE, bench.state(old));
    assertEquals(2, bench.acme.calls.size());
  }

  @Test
  void anUpdateIsOvertakenByWhatItsRecipeWasGivenElsewhere() {
    RunId old = overtaken(() -> bench.moves("a"));
    bench.kill();
    bench.start().seconds(5);
    assertEquals(RunState.STALE, bench.state(old));
    assertEquals(2, bench.acme.calls.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void whatAPlaceThatWasLeftHandsOverLaterIsOlderAllTheSame(int others) {
    bench.recipe("a", "steps: [ { action: acme.put, with: { id: '${{ record.id }}' } } ]");
    bench.start().moves("a");
    bench.run("a", "k");
    bench.seconds(1);
    bench.handsOver("a", 1);
    for (int i = 0; i < others; i++) {
      bench.run("a", "k");
      bench.seconds(1);
    }
    bench.acme.answer(Specs.PUT, Answer.silence());
    RunId old = bench.run("a", "k");
    bench.seconds(1).kill();
    bench.start().seconds(5);
    assertEquals(RunState.STALE, bench.state(old));
  }

  @Test
  void noUpdateIsOvertakenBecauseItsFeedIsForgotten() {
    RunId run = killedIn(Specs.PUT, Duration.ZERO, () -> bench.drop(1));
    assertEquals(RunState.DONE, bench.state(run));
  }

  /** A run's call is open, and a newer event of its record was carried meanwhile. */
  private RunId overtaken(Runnable between) {
    bench.recipe("a", "steps: [ { action: acme.put, with: { id: '${{ record.id }}' } } ]");
    bench.start();
    bench.acme.answer(Specs.PUT, Answer.silence());
    RunId old = bench.run("a", "k");
    between.run();
    RunId newer = bench.run("a", "k");
    bench.seconds(1);
    assertEquals(RunState.DONE, bench.state(newer));
    return old;
  }

  @Test
  void theSafeTimeIsCountedFromTheFirstIntentThroughAllRestarts() {
    RunId run = killedIn(Specs.PUT, Duration.ofMinutes(1));
    assertEquals(RunState.DONE, bench.state(run));
    bench.acme.always(Specs.PUT, Answer.silence());
    RunId again = bench.run("a", "k2");
    for (int life = 0; life < 3; life++) {
      bench.seconds(1).kill();
      bench.run(Duration.ofMinutes(4)).start();
    }
    bench.seconds(5);
    assertEquals(RunState.STALE, bench.state(again));
  }

  @Test
  void stepsThatAreDoneAreNotRepeatedAndTheirRepliesAreStillSeen() {
    bench.recipe(
        "a",
        """
        steps:
          - { id: made, action: acme.post, with: { id: first } }
          - { action: acme.put, with: { id: "${{ steps.made.name }}" } }
        """);
    bench.start();
    bench.acme.answer(Specs.POST, Answer.done("{'name': 'n1'}"));
    bench.acme.answer(Specs.PUT, Answer.unreachable());
    RunId run = bench.run("a", "k");
    bench.run(Duration.ofMillis(250)).kill();
    bench.start().run(Duration.ofMinutes(1));
    assertEquals(RunState.DONE, bench.state(run));
    assertEquals(1, bench.acme.calls(Specs.POST).size());
    assertEquals(List.of("n1", "n1"), bench.acme.ids(Specs.PUT));
  }

  @Test
  void aReadThatACallDependedOnIsNotAskedAgain() {
    bench.recipe(
        "a",
        """
        steps:
          - { id: found, action: acme.get }
          - { action: acme.put, with: { id: "${{ steps.found.name }}" } }
          - { action: acme.put, with: { id: "${{ steps.found.name }}" } }
        """);
    bench.start();
    bench.acme.answer(Specs.GET, Answer.done("{'name': 'n1'}"), Answer.done("{'name': 'n2'}"));
    bench.acme.answer(Specs.PUT, Answer.silence());
    bench.run("a", "k");
    bench.seconds(1).kill();
    bench.start().seconds(5);
    assertEquals(1, bench.acme.calls(Specs.GET).size());
    assertEquals(List.of("n1", "n1", "n1"), bench.acme.ids(Specs.PUT));
  }

  @Test
  void aWaitIsWaitedOutInTheNextLife() {
    bench.recipe("a", "steps: [ { action: acme.post, with: { id: x } } ]");
    bench.start();
    bench.acme.answer(Specs.POST, Answer.throttled(Duration.ofMinutes(5)));
    RunId run = bench.run("a", "k");
    bench.seconds(1).kill();
    Instant due = bench.record(run).due().orElseThrow();
    bench.start().run(Duration.ofMinutes(4));
    assertEquals(1, bench.acme.calls.size());
    bench.run(Duration.ofMinutes(2));
    assertEquals(due, bench.acme.calls.get(1).at());
    assertEquals(RunState.DONE, bench.state(run));
  }

  @Test
  void triesAreCountedThroughRestarts() {
    bench.recipe("a", "steps: [ { action: acme.post } ]\nretry: { times: 3, within: 6h }");
    bench.start();
    bench.acme.answer(Specs.POST, Answer.throttled());
    bench.acme.always(Specs.POST, Answer.unreachable());
    RunId run = bench.run("a", "k");
    for (int life = 0; life < 20 && bench.state(run) != RunState.FAILED; life++) {
      int before = bench.acme.calls.size();
      for (int i = 0; i < 60 && bench.acme.calls.size() == before; i++) {
        bench.seconds(1);
      }
      bench.seconds(1).kill();
      bench.start();
    }
    assertEquals(RunState.FAILED, bench.state(run));
    assertEquals(1 + 4, bench.acme.calls.size());
  }

  @Test
  void whatWasMadeButNotBegunBegins() {
    bench.recipe("a", "steps: [ { action: acme.post } ]");
    bench.start();
    RunId run = bench.made("a", "k", "{}");
    bench.kill();
    bench.start().seconds(1);
    assertEquals(RunState.DONE, bench.state(run));
  }

  @Test
  void aRunWhoseRecipeIsGoneFailsWithWords() {
    bench.recipe("a", "steps: [ { action: acme.post } ]");
    bench.start();
    RunId run = bench.made("a", "k", "{}");
    bench.kill();
    bench.forgetRecipes();
    bench.start().seconds(1);
    assertEquals(RunState.FAILED, bench.state(run));
    assertTrue(bench.record(run).why().startsWith("no version"));
    assertTrue(bench.told.stream().anyMatch(words -> words.startsWith("run.failed: a, record k")));
  }
}
