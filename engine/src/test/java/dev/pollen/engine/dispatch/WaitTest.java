package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.Limits;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Runs that wait: in the journal, until their time has come. */
class WaitTest {
  private static final String POST = "- { action: acme.post, with: { id: '${{ record.id }}' } }\n";

  private static final int CROWD = 150;
  private final Bench bench = new Bench();

  private static Limits roomFor(int runs, int all) {
    Duration none = Duration.ZERO;
    return new Limits(runs, all, 50, 100, 100, 100, none, none, none, none);
  }

  private Instant begin(String steps) {
    bench.recipe("a", "steps:\n" + steps);
    bench.start();
    return bench.time.now();
  }

  private List<Instant> calls() {
    return bench.acme.calls(Specs.POST).stream().map(Acme.Call::at).toList();
  }

  private Map<String, Integer> onTheHeap() {
    return bench.done(bench.dispatch.open());
  }

  @Test
  void aRunGoesOnWhenTheTimeIsOver() {
    Instant now = begin("- wait: 10m\n" + POST);
    RunId run = bench.run("a", "k");
    bench.run(Duration.ofMinutes(9));
    assertEquals(RunState.WAITING, bench.state(run));
    assertEquals(List.of(), calls());
    bench.run(Duration.ofMinutes(2));
    assertEquals(RunState.DONE, bench.state(run));
    assertEquals(List.of(now.plus(Duration.ofMinutes(10))), calls());
  }

  @Test
  void whoWaitsBehindASleeperInItsLaneDoesNotKeepItFromWaking() {
    bench.limits = roomFor(2, 2);
    begin("- wait: 10m\n" + POST + "order: strict\n");
    bench.run("a", "1");
    bench.run("a", "2");
    bench.run("a", "3");
    bench.run(Duration.ofHours(1));
    assertEquals(List.of("1", "2", "3"), bench.acme.ids(Specs.POST));
  }

  @Test
  void norDoTheManyThatWokeBeforeItAndFindNoRoom() {
    bench.limits = roomFor(2, 2);
    begin("- wait: 10m\n" + POST + "order: by_key\n");
    for (int i = 0; i < CROWD; i++) {
      bench.run("a", "" + i);
    }
    bench.seconds(1).run("a", "last");
    bench.run("a", "last");
    bench.run("a", "last");
    bench.run(Duration.ofHours(2));
    assertEquals(CROWD + 3, bench.acme.calls(Specs.POST).size());
  }

  @Test
  void whileItWaitsItSaysUntilWhen() {
    Instant now = begin("- wait: 10m\n" + POST);
    RunRecord run = bench.record(bench.run("a", "k"));
    assertTrue(run.asleep());
    assertEquals(now.plus(Duration.ofMinutes(10)), run.due().orElseThrow());
    assertEquals("waits until " + run.due().get() + " (steps[0])", run.why());
  }

  @Test
  void untilATimeOfTheDayMeansTheNextOneInTheRecipesZone() {
    begin("- wait: {until: '09:00'}\n" + POST + "zone: America/Denver\n");
    bench.run("a", "k");
    bench.run(Duration.ofDays(2));
    assertEquals(List.of(Instant.parse("2026-01-05T16:00:00Z")), calls());
  }

  @Test
  void untilMayBeAnExpression() {
    begin("- wait: {until: '${{ record.at }}'}\n" + POST);
    bench.run("a", "k", "{'id': 'k', 'at': '2026-01-06T09:00:00+01:00'}");
    bench.run(Duration.ofDays(2));
    assertEquals(List.of(Instant.parse("2026-01-06T08:00:00Z")), calls());
  }

  @Test
  void whatHasPassedIsOverAtOnce() {
    Instant now = begin("- wait: {until: '2020-01-01T00:00:00Z'}\n" + POST);
    bench.run("a", "k");
    assertEquals(List.of(now), calls());
  }

  @Test
  void anUntilThatGivesNoTimeFailsTheRunWithWords() {
    begin("- wait: {until: '${{ record.at }}'}\n" + POST);
    RunId run = bench.run("a", "k");
    bench.seconds(1);
    assertEquals(RunState.FAILED, bench.state(run));
    assertTrue(bench.record(run).why().startsWith("steps[0]: 'until' is nothing: it must be"));
  }

  @Test
  void laterStepsSeeUntilWhenItWas() {
    begin(
        """
        - { id: pause, wait: 10m }
        - { action: acme.post, with: { id: '${{ steps.pause.until }}' } }
        """);
    bench.run("a", "k");
    bench.run(Duration.ofMinutes(11));
    assertEquals(List.of("2026-01-05T08:10:00Z"), bench.acme.ids(Specs.POST));
  }

  @Test
  void aRestartDoesNotMoveTheTime() {
    Instant now = begin("- wait: 10m\n" + POST);
    RunId run = bench.run("a", "k");
    bench.run(Duration.ofMinutes(4)).kill();
    bench.run(Duration.ofMinutes(3)).start();
    bench.run(Duration.ofMinutes(10));
    assertEquals(RunState.DONE, bench.state(run));
    assertEquals(List.of(now.plus(Duration.ofMinutes(10))), calls());
  }

  @Test
  void whatBecameDueWhileNothingRanGoesOnAtTheStart() {
    begin("- wait: 10m\n" + POST);
    bench.run("a", "k");
    bench.seconds(1).kill();
    bench.run(Duration.ofHours(3)).start();
    assertEquals(List.of(bench.time.now()), calls());
  }

  @Test
  void aCallBeforeTheWaitIsNotRepeatedAfterIt() {
    begin(POST + "- wait: 10m\n- { action: acme.put, with: { id: after } }\n");
    RunId run = bench.run("a", "k");
    bench.run(Duration.ofMinutes(1)).kill();
    bench.start().run(Duration.ofMinutes(15));
    assertEquals(RunState.DONE, bench.state(run));
    assertEquals(1, calls().size());
    assertEquals(List.of("after"), bench.acme.ids(Specs.PUT));
  }

  @Test
  void readsBeforeTheWaitAreNotAskedAgain() {
    begin("- { id: found, action: acme.get }\n- wait: 10m\n" + POST);
    bench.run("a", "k");
    bench.run(Duration.ofMinutes(15));
    assertEquals(1, bench.acme.calls(Specs.GET).size());
    assertEquals(1, calls().size());
  }

  @Test
  void whoWaitsIsNotOnTheHeapAndTakesNoRoom() {
    bench.limits = roomFor(2, 2);
    begin("- wait: 10m\n" + POST);
    for (int i = 0; i < 50; i++) {
      bench.run("a", "k" + i);
    }
    assertEquals(Map.of(), onTheHeap());
    bench.run(Duration.ofMinutes(15));
    assertEquals(50, calls().size());
    assertEquals(50, bench.disk.runs().stream().filter(r -> r.state() == RunState.DONE).count());
  }

  @Test
  void oneRecipeWithoutRoomDoesNotKeepAnotherAsleep() {
    bench.limits = roomFor(3, 10);
    bench.recipe("b", "steps:\n- wait: 10m\n- { action: acme.put, with: { id: b } }\n");
    begin("- wait: 10m\n" + POST);
    bench.acme.always(Specs.POST, Answer.unreachable());
    for (int i = 0; i < 200; i++) {
      bench.run("a", "k" + i);
    }
    bench.run("b", "k");
    bench.run(Duration.ofMinutes(10)).seconds(1);
    assertEquals(List.of("b"), bench.acme.ids(Specs.PUT));
    assertEquals(Map.of("a", 3), onTheHeap());
  }

  @Test
  void aRunHoldsItsLaneWhileItWaits() {
    begin("- wait: 10m\n" + POST + "order: by_key\n");
    RunId first = bench.run("a", "k", "{'id': '1'}");
    RunId second = bench.run("a", "k", "{'id': '2'}");
    bench.run("a", "other", "{'id': '3'}");
    bench.run(Duration.ofMinutes(11));
    assertEquals(List.of("1", "3"), bench.acme.ids(Specs.POST));
    assertEquals(RunState.DONE, bench.state(first));
    assertTrue(bench.record(second).asleep());
    bench.run(Duration.ofMinutes(10));
    assertEquals(List.of("1", "3", "2"), bench.acme.ids(Specs.POST));
  }

  @Test
  void itHoldsItsLaneThroughARestart() {
    begin("- wait: 10m\n" + POST + "order: by_key\n");
    bench.run("a", "k", "{'id': '1'}");
    bench.seconds(5).kill();
    bench.start();
    bench.run("a", "k", "{'id': '2'}");
    bench.run(Duration.ofMinutes(30));
    assertEquals(List.of("1", "2"), bench.acme.ids(Specs.POST));
    assertEquals(
        Duration.ofMinutes(10), Duration.between(calls().get(0).plusMillis(100), calls().get(1)));
  }

  @Test
  void anUpdateThatIsOvertakenByARunThatStillSleepsIsStaleAfterARestart() {
    begin("- wait: 10m\n- { action: acme.put, with: { id: '${{ record.id }}' } }\n");
    RunId old = bench.run("a", "k");
    bench.run(Duration.ofMinutes(5));
    RunId newer = bench.run("a", "k");
    bench.seconds(5).kill();
    bench.start();
    bench.acme.answer(Specs.PUT, Answer.unknown());
    bench.run(Duration.ofMinutes(30));
    assertEquals(RunState.STALE, bench.state(old));
    assertEquals(RunState.DONE, bench.state(newer));
  }

  @Test
  void whoWaitsMayBeGivenUp() {
    begin("- wait: 10m\n" + POST + "order: by_key\n");
    RunId first = bench.run("a", "k", "{'id': '1'}");
    bench.run("a", "k", "{'id': '2'}");
    assertEquals(1, bench.done(bench.dispatch.drop(first)));
    bench.run(Duration.ofMinutes(15));
    assertEquals(RunState.DROPPED, bench.state(first));
    assertEquals(List.of("2"), bench.acme.ids(Specs.POST));
  }
}
