package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.kit.MemoryJournal.Fate;
import dev.pollen.engine.kit.SimLoop;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A run that is given up stays so, at whatever moment that comes. */
class GivingUpTest {
  private final Bench bench = new Bench();

  @Test
  void aRunThatWaitsForItsNextTryCanBeDroppedAndStaysSo() {
    bench.recipe("a", Samples.TWO_STEPS);
    bench.start();
    bench.acme.always(Specs.POST, Answer.unreachable());
    RunId run = bench.run("a", "k");
    bench.seconds(1);
    int before = bench.acme.calls.size();
    assertEquals(1, bench.done(bench.dispatch.drop(run)));
    bench.run(Duration.ofHours(7));
    assertEquals(RunState.DROPPED, bench.state(run));
    assertEquals(before, bench.acme.calls.size());
  }

  @Test
  void aCallUnderWayWhenItsRunIsDroppedEndsAndTheRunStaysDropped() {
    bench.recipe("a", Samples.TWO_STEPS);
    bench.start();
    bench.acme.answer(Specs.POST, Answer.unreachable());
    RunId run = bench.run("a", "k");
    bench.dispatch.drop(run);
    bench.run(Duration.ofHours(1));
    assertEquals(RunState.DROPPED, bench.state(run));
    assertEquals(1, bench.acme.calls.size());
    assertEquals(1, bench.record(run).outcomes().size());
  }

  @Test
  void whatIsOverIsNotDropped() {
    bench.recipe("a", Samples.TWO_STEPS);
    bench.start();
    RunId run = bench.run("a", "k");
    bench.seconds(1);
    assertTrue(bench.refusal(bench.dispatch.drop(run)).contains("already done"));
  }

  @Test
  void aRunOnTheHeapIsFoundThoughItsFeedMovedOrIsGone() {
    bench.loops = 2;
    bench.recipe("a", "steps: [ { stop: x } ]");
    bench.recipe("b", Samples.TWO_STEPS);
    bench.start();
    bench.acme.always(Specs.POST, Answer.unreachable());
    RunId run = bench.run("b", "k");
    bench.done(bench.dispatch.recover(List.of(), gone -> bench.alive.get(1)));
    bench.done(bench.dispatch.drop(run));
    bench.run(Duration.ofHours(1));
    assertEquals(RunState.DROPPED, bench.state(run));
    assertTrue(bench.done(bench.dispatch.open()).isEmpty());
  }

  /** Something happens at the very moment at which a run's move to a state is written. */
  private void when(RunState state, Runnable happens) {
    bench.fate =
        changes -> {
          if (changes.stream().anyMatch(change -> isMove(change, state))) {
            bench.fate = any -> Fate.KEPT;
            happens.run();
          }
          return Fate.KEPT;
        };
  }

  private static boolean isMove(Change change, RunState state) {
    return change instanceof Change.RunMoved moved && moved.state() == state;
  }

  /** On the loop that has the runs, a moment later. */
  private void onTheLoop(Consumer<Dispatcher> work) {
    SimLoop loop = bench.alive.get(1);
    loop.execute(() -> work.accept((Dispatcher) bench.dispatch.sink(loop)));
  }

  @Test
  void aRunThatIsGivenUpBeforeItBeginsNeverBegins() {
    bench.recipe("a", Samples.TWO_STEPS);
    bench.start();
    RunId run = bench.made("a", "k", "{'id': '1'}");
    RunRecord made = bench.record(run);
    when(RunState.DROPPED, () -> onTheLoop(home -> home.begin(List.of(made))));
    assertEquals(1, bench.done(bench.dispatch.drop(run)));
    bench.run(Duration.ofHours(1));
    assertEquals(RunState.DROPPED, bench.state(run));
    assertEquals(0, bench.acme.calls.size());
  }

  @Test
  void aRunThatIsGivenUpWhileItWakesStaysSo() {
    RunId run = asleep();
    bench.refusals.hold("asleep");
    bench.run(Duration.ofMinutes(10));
    when(RunState.DROPPED, () -> onTheLoop(home -> home.wake(run)));
    assertEquals(1, bench.done(bench.dispatch.drop(run)));
    staysGivenUp(run);
  }

  @Test
  void aRunThatWasGivenUpAfterItWasListedAsDueDoesNotWake() {
    RunId run = asleep();
    bench.refusals.hold("asleep");
    bench.run(Duration.ofMinutes(10));
    assertEquals(1, bench.done(bench.dispatch.drop(run)));
    bench.refusals.letGo("asleep");
    staysGivenUp(run);
  }

  @Test
  void aRunThatIsGivenUpWhileItIsAskedWhetherItIsDueDoesNotWake() {
    RunId run = asleep();
    bench.run(Duration.ofMinutes(9));
    bench.refusals.hold("run");
    bench.run(Duration.ofMinutes(2));
    assertEquals(1, bench.done(bench.dispatch.drop(run)));
    bench.refusals.letGo("run");
    staysGivenUp(run);
  }

  private RunId asleep() {
    bench.recipe("a", "steps: [ { wait: 10m }, { action: acme.post, with: { id: x } } ]");
    bench.start();
    RunId run = bench.run("a", "k");
    bench.seconds(30);
    assertEquals(RunState.WAITING, bench.state(run));
    return run;
  }

  private void staysGivenUp(RunId run) {
    bench.run(Duration.ofHours(1));
    assertEquals(RunState.DROPPED, bench.state(run));
    assertEquals(0, bench.acme.calls.size());
  }

  @Test
  void aRunThatFallsAsleepWhileItIsGivenUpIsGivenUp() {
    bench.recipe("a", "steps: [ { wait: 10m }, { action: acme.post, with: { id: x } } ]");
    bench.start();
    RunId run = bench.made("a", "k", "{'id': '1'}");
    RunRecord made = bench.record(run);
    List<Future<Integer>> dropped = new ArrayList<>();
    when(RunState.WAITING, () -> dropped.add(bench.dispatch.drop(run)));
    onTheLoop(home -> home.begin(List.of(made)));
    bench.run(Duration.ofHours(1));
    assertEquals(1, dropped.get(0).result());
    assertEquals(RunState.DROPPED, bench.state(run));
    assertEquals(0, bench.acme.calls.size());
  }

  @Test
  void aRunThatEndsWhileItIsGivenUpIsNotCalledGivenUp() {
    bench.recipe("a", Samples.TWO_STEPS);
    bench.start();
    RunId run = bench.made("a", "k", "{'id': '1'}");
    RunRecord made = bench.record(run);
    List<Future<Integer>> dropped = new ArrayList<>();
    when(RunState.DONE, () -> dropped.add(bench.dispatch.drop(run)));
    onTheLoop(home -> home.begin(List.of(made)));
    bench.seconds(5);
    assertTrue(bench.refusal(dropped.get(0)).contains("already done"));
    assertEquals(RunState.DONE, bench.state(run));
  }

  @Test
  void aRunThatComesIntoDoubtWhileItIsGivenUpIsGivenUp() {
    bench.recipe("a", Samples.TWO_STEPS);
    bench.start();
    bench.acme.answer(Specs.POST, Answer.unknown());
    RunId run = bench.made("a", "k", "{'id': '1'}");
    RunRecord made = bench.record(run);
    List<Future<Integer>> dropped = new ArrayList<>();
    when(RunState.IN_DOUBT, () -> dropped.add(bench.dispatch.drop(run)));
    onTheLoop(home -> home.begin(List.of(made)));
    bench.seconds(5);
    assertEquals(1, dropped.get(0).result());
    assertEquals(RunState.DROPPED, bench.state(run));
  }
}
