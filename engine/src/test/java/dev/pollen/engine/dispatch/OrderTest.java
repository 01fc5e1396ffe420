package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.Engine.Resolution;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.kit.MemoryJournal.Fate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lanes: who goes after whom. */
class OrderTest {
  private final Bench bench = new Bench();

  private void ordered(String order) {
    bench.recipe(
        "a",
        """
        steps: [ { action: acme.post, with: { id: "${{ record.id }}" } } ]
        order: %s
        """
            .formatted(order));
    bench.start();
  }

  private RunId named(String key, String id) {
    return bench.run("a", key, "{'id': '" + id + "'}");
  }

  @Test
  void freeRunsGoSideBySide() {
    ordered("free");
    named("k", "1");
    named("k", "2");
    assertEquals(List.of("1", "2"), bench.acme.ids(Specs.POST));
  }

  @Test
  void byKeyTheRunsOfOneRecordGoOneAfterTheOther() {
    ordered("by_key");
    named("k", "1");
    named("k", "2");
    named("other", "3");
    assertEquals(List.of("1", "3"), bench.acme.ids(Specs.POST));
    bench.seconds(1);
    assertEquals(List.of("1", "3", "2"), bench.acme.ids(Specs.POST));
  }

  @Test
  void byKeyOrderHoldsThroughRetries() {
    ordered("by_key");
    bench.acme.answer(Specs.POST, Answer.unreachable(), Answer.unreachable());
    named("k", "1");
    named("k", "2");
    bench.run(Duration.ofMinutes(2));
    assertEquals(List.of("1", "1", "1", "2"), bench.acme.ids(Specs.POST));
  }

  @Test
  void strictOrderHoldsThroughRetriesWhateverTheRecord() {
    ordered("strict");
    bench.acme.answer(Specs.POST, Answer.throttled(), Answer.unreachable());
    named("k", "1");
    named("other", "2");
    named("third", "3");
    bench.run(Duration.ofMinutes(2));
    assertEquals(List.of("1", "1", "1", "2", "3"), bench.acme.ids(Specs.POST));
  }

  @Test
  void aFailedRunLetsTheNextOneGo() {
    ordered("strict");
    bench.acme.answer(Specs.POST, Answer.refused());
    RunId first = named("k", "1");
    RunId second = named("k", "2");
    bench.seconds(1);
    assertEquals(RunState.FAILED, bench.state(first));
    assertEquals(RunState.DONE, bench.state(second));
  }

  @Test
  void aDoubtHoldsTheLaneAndIsNamedAsTheCause() {
    ordered("by_key");
    bench.acme.answer(Specs.POST, Answer.unknown());
    RunId first = named("k", "1");
    RunId second = named("k", "2");
    bench.run(Duration.ofMinutes(1));
    assertEquals(RunState.IN_DOUBT, bench.state(first));
    assertEquals(RunState.WAITING, bench.state(second));
    List<String> causes = bench.done(bench.dispatch.troubles());
    assertEquals(1, causes.size());
    assertTrue(causes.get(0).contains("recipe 'a'") && causes.get(0).contains("" + first));
  }

  @Test
  void aDecidedDoubtLetsTheNextOneGo() {
    aDoubtHoldsTheLaneAndIsNamedAsTheCause();
    bench.done(bench.dispatch.resolve(new RunId(1, 1), Resolution.DONE));
    bench.seconds(1);
    assertEquals(List.of("1", "2"), bench.acme.ids(Specs.POST));
    assertEquals(RunState.DONE, bench.state(new RunId(1, 2)));
    assertEquals(List.of(), bench.done(bench.dispatch.troubles()));
  }

  @Test
  void aDroppedDoubtLetsTheNextOneGo() {
    aDoubtHoldsTheLaneAndIsNamedAsTheCause();
    bench.done(bench.dispatch.drop(new RunId(1, 1)));
    bench.seconds(1);
    assertEquals(RunState.DONE, bench.state(new RunId(1, 2)));
    assertEquals(List.of(), bench.done(bench.dispatch.troubles()));
  }

  @Test
  void aDoubtHoldsItsLaneThroughARestart() {
    aDoubtHoldsTheLaneAndIsNamedAsTheCause();
    bench.kill();
    bench.start().run(Duration.ofMinutes(1));
    assertEquals(RunState.WAITING, bench.state(new RunId(1, 2)));
    assertEquals(1, bench.done(bench.dispatch.troubles()).size());
    bench.done(bench.dispatch.resolve(new RunId(1, 1), Resolution.REPEAT));
    bench.seconds(1);
    assertEquals(List.of("1", "1", "2"), bench.acme.ids(Specs.POST));
  }

  @Test
  void theOrderOfThoseWhoWaitHoldsThroughARestart() {
    ordered("strict");
    bench.acme.answer(Specs.POST, Answer.throttled(Duration.ofMinutes(2)));
    named("k1", "1");
    named("k2", "2");
    named("k3", "3");
    bench.seconds(1).kill();
    bench.start().run(Duration.ofMinutes(5));
    assertEquals(List.of("1", "1", "2", "3"), bench.acme.ids(Specs.POST));
  }

  @Test
  void theOrderHoldsThroughARestartWhereTheFirstBeganWithAnOlderVersion() {
    ordered("strict");
    bench.made("a", "k", "{'id': 'older'}");
    bench.recipe(
        "a",
        """
        name: edited
        order: strict
        steps: [ { action: acme.post, with: { id: '${{ record.id }}' } } ]\
        """);
    bench.made("a", "k", "{'id': 'newer'}");
    bench.kill();
    bench.start().seconds(10);
    assertEquals(List.of("older", "newer"), bench.acme.ids(Specs.POST));
  }

  @Test
  void whoIsDroppedWhileItWaitsDoesNotBlockTheLane() {
    ordered("strict");
    named("k1", "1");
    RunId second = named("k2", "2");
    RunId third = named("k3", "3");
    bench.done(bench.dispatch.drop(second));
    bench.seconds(5);
    assertEquals(RunState.DROPPED, bench.state(second));
    assertEquals(RunState.DONE, bench.state(third));
    assertEquals(List.of("1", "3"), bench.acme.ids(Specs.POST));
  }

  @Test
  void aDoubtOfAnOlderVersionHoldsTheLaneOfThatVersionOnly() {
    ordered("free");
    bench.acme.answer(Specs.POST, Answer.unknown());
    named("k", "1");
    bench.seconds(1).kill();
    ordered("strict");
    RunId next = named("k", "2");
    bench.seconds(1);
    assertEquals(RunState.DONE, bench.state(next));
  }

  @Test
  void severalDoubtsOfOneLaneAllHoldIt() {
    Lanes lanes = new Lanes();
    var recipe = bench.recipe("s", "steps: [ { stop: x } ]\norder: strict");
    bench.start();
    var one = bench.record(bench.made("s", "k1", "{}"));
    var two = bench.record(bench.made("s", "k2", "{}"));
    var third = bench.record(bench.made("s", "k3", "{}"));
    boolean[] begun = new boolean[2];
    lanes.hold(recipe, one);
    lanes.hold(recipe, two);
    lanes.enter(recipe, third, () -> begun[0] = true);
    lanes.enter(recipe, two, () -> begun[1] = true);
    lanes.leave(one.id());
    assertTrue(begun[1] && !begun[0]);
    lanes.leave(two.id());
    assertTrue(begun[0]);
  }

  private void onTheSecondLoop(String steps) {
    bench.loops = 2;
    bench.recipe("first", "steps: [ { action: acme.post } ]");
    bench.recipe("a", "steps:\n" + steps + "order: strict\n");
    bench.start();
  }

  private static final String POST = "- { action: acme.post, with: { id: '${{ record.id }}' } }\n";

  @Test
  void aDoubtThatIsDecidedAfterItsFeedIsGoneLetsTheNextOneGo() {
    onTheSecondLoop(POST);
    bench.acme.answer(Specs.POST, Answer.unknown());
    RunId first = named("k", "1");
    bench.seconds(1);
    RunId second = named("k", "2");
    bench.feedsGone = true;
    bench.done(bench.dispatch.resolve(first, Resolution.DONE));
    bench.seconds(1);
    assertEquals(RunState.DONE, bench.state(second));
  }

  @Test
  void aRunThatWakesAfterItsFeedIsGoneLetsTheNextOneGo() {
    onTheSecondLoop("- wait: 10m\n" + POST);
    named("k", "1");
    named("k", "2");
    bench.seconds(1).feedsGone = true;
    bench.run(Duration.ofMinutes(30));
    assertEquals(List.of("1", "2"), bench.acme.ids(Specs.POST));
  }

  @Test
  void whoComesAfterARunThatTheBreakerParksWaitsUntilThatIsDurable() {
    bench.recipe(
        "a", "steps: [ { action: acme.get, with: { id: '${{ record.id }}' } } ]\norder: strict\n");
    bench.start();
    for (int i = 0; i < 5; i++) {
      named("k", "before");
      bench.seconds(1);
    }
    bench.fate = changes -> changes.toString().contains("PARKED") ? Fate.REFUSED : Fate.KEPT;
    named("k", "sixth");
    named("other", "next");
    bench.seconds(5);
    assertEquals(5, bench.acme.calls.size(), "else a crash now would turn the two round");
    bench.fate = changes -> Fate.KEPT;
    bench.seconds(5);
    assertEquals(6, bench.acme.calls.size());
  }
}
