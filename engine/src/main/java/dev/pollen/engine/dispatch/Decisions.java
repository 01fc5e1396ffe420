package dev.pollen.engine.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pollen.engine.Engine.Resolution;
import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.Journal.RunQuery;
import dev.pollen.engine.journal.Outcome;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.spi.Loop;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What people decide about single runs: go on, it happened, do it again, give up. */
final class Decisions {
  private static final String STOPPED =
      "is stopped: its recipe's filter or a 'stop' step ended it, and what it carried is not kept;"
          + " change the recipe if that was wrong: the record's next event makes a new run";

  private static final int MOST_HELD = 100_000;

  private final EngineSetup setup;
  private final RecipeBook recipes;
  private final Dispatchers dispatchers;
  private final Resumption resumption;
  private final Set<RunId> underWay = ConcurrentHashMap.newKeySet();

  Decisions(EngineSetup setup, RecipeBook recipes, Dispatchers dispatchers, Resumption resumption) {
    this.setup = setup;
    this.recipes = recipes;
    this.dispatchers = dispatchers;
    this.resumption = resumption;
  }

  /** Tries a run again from the step that failed. */
  Future<RunRecord> retry(RunId id) {
    return alone(id, run -> revive(run, retryable(run), anew(run)));
  }

  /** The same with the newest version of its recipe, where what was done can be kept. */
  Future<RunRecord> retryWithCurrent(RunId id) {
    return alone(id, this::withCurrent);
  }

  private Future<RunRecord> withCurrent(RunRecord run) {
    Optional<Recipe> current = recipes.current(run.recipe());
    if (current.isEmpty()) {
      return refuse(run.id(), "cannot go on: its recipe '%s' is gone".formatted(run.recipe()));
    }
    return Patience.ask(loop(), () -> recipes.version(run.recipe(), run.version()))
        .map(Optional::of)
        .otherwise(Optional.empty())
        .compose(last -> upgraded(run, new Upgrade(run, last, current.get())));
  }

  private Future<RunRecord> upgraded(RunRecord run, Upgrade upgrade) {
    List<Change> changes = new ArrayList<>(anew(run));
    changes.addAll(upgrade.changes());
    Optional<String> refused = retryable(run).or(upgrade::refusal);
    return revive(run, refused, changes, upgrade.words());
  }

  private Loop loop() {
    return setup.loops().get(0);
  }

  /** It goes on from the step that failed: what it failed with is past. */
  private static List<Change> anew(RunRecord run) {
    JsonNode error = run.reads().getOrDefault(OnFailure.ERROR, MissingNode.getInstance());
    return OnFailure.failed(error)
        ? List.of(
            new Change.Remembered(
                run.id(), List.of(new Change.Read(OnFailure.ERROR, OnFailure.past(error)))))
        : List.of();
  }

  private static Optional<String> retryable(RunRecord run) {
    if (run.record().isMissingNode()) {
      return Optional.of("cannot go on: what it carried is erased (%s)".formatted(run.why()));
    }
    if (run.state().needsPerson() && !run.doubts().isEmpty()) {
      return Optional.of(
          "is in doubt: 'pollen runs resolve %s --as done|repeat|drop'".formatted(run.id()));
    }
    if (run.state() == RunState.STOPPED) {
      return Optional.of(STOPPED);
    }
    return run.state().active() || run.state() == RunState.DONE
        ? Optional.of("is %s: there is nothing to retry".formatted(run.state().word()))
        : Optional.empty();
  }

  /** Lets a held or parked run go on: what perhaps was done is done now. */
  Future<RunRecord> release(RunId id) {
    return known(id)
        .compose(
            run ->
                run.state() == RunState.HELD && !run.doubts().isEmpty()
                    ? resolve(id, Resolution.REPEAT)
                    : retry(id));
  }

  /** All held runs of a recipe, one after the other. */
  Future<Integer> release(String recipe) {
    return held(recipe)
        .compose(runs -> Slices.each(runs, run -> release(run.id())).map(runs.size()));
  }

  /** As {@link #release}, but they are given up. */
  Future<Integer> drop(String recipe) {
    return held(recipe).compose(runs -> Slices.each(runs, run -> drop(run.id())).map(runs.size()));
  }

  private Future<List<RunRecord>> held(String recipe) {
    return setup
        .journal()
        .runs(
            new RunQuery(
                Optional.of(recipe), Optional.of(RunState.HELD), Optional.empty(), MOST_HELD))
        .map(runs -> runs.stream().sorted(Comparator.comparing(RunRecord::id)).toList());
  }

  /** A person says what became of a doubt: {@link Resolution#DONE} or not. */
  Future<RunRecord> resolve(RunId id, Resolution as) {
    return as == Resolution.DROP
        ? drop(id).compose(dropped -> known(id))
        : alone(id, run -> revive(run, resolvable(run), decided(run, as)));
  }

  private static Optional<String> resolvable(RunRecord run) {
    return run.state().active() || run.doubts().isEmpty()
        ? Optional.of("is %s, not in doubt: nothing to resolve".formatted(run.state().word()))
        : Optional.empty();
  }

  private List<Change> decided(RunRecord run, Resolution as) {
    boolean done = as == Resolution.DONE;
    Outcome outcome =
        new Outcome(
            done ? Outcome.What.DONE : Outcome.What.NOT_DONE,
            0,
            MissingNode.getInstance(),
            "a person decided: " + (done ? "it happened" : "do it again"),
            now());
    List<Change> changes = new ArrayList<>();
    run.doubts()
        .forEach(
            doubt ->
                changes.add(new Change.Settled(run.id(), doubt.path(), doubt.number(), outcome)));
    return changes;
  }

  private Instant now() {
    return loop().now();
  }

  private Future<RunRecord> revive(RunRecord run, Optional<String> refused, List<Change> decided) {
    return revive(run, refused, decided, "a person told it to go on");
  }

  private Future<RunRecord> revive(
      RunRecord run, Optional<String> refused, List<Change> decided, String why) {
    if (refused.isPresent()) {
      return refuse(run.id(), refused.get());
    }
    List<Change> changes = new ArrayList<>(decided);
    changes.add(moved(run.id(), RunState.RUNNING, why));
    return on(run, home -> revive(home, run, changes));
  }

  private Future<RunRecord> revive(Dispatcher home, RunRecord run, List<Change> changes) {
    if (home.live(run.id()).isPresent()) {
      return refuse(run.id(), "is under way: there is nothing to decide");
    }
    return resumption
        .laterEvent(run)
        .compose(looked -> home.shelter().write(changes))
        .compose(done -> Patience.ask(home.loop(), () -> known(run.id())))
        .onSuccess(fresh -> Dispatchers.tell(home, dispatcher -> dispatcher.resume(fresh, true)));
  }

  private Change moved(RunId id, RunState state, String why) {
    return new Change.RunMoved(id, state, why, Optional.empty(), now());
  }

  /** Gives a run up; refused where it is over, if only by what it came to at the same moment. */
  Future<Integer> drop(RunId id) {
    return alone(
        id,
        run ->
            GivingUp.isOver(run)
                ? over(run)
                : on(run, home -> givenUp(home, id))
                    .compose(now -> now.state() == RunState.DROPPED ? dropped() : over(now)));
  }

  private static Future<Integer> dropped() {
    return Future.succeededFuture(1);
  }

  private static Future<Integer> over(RunRecord run) {
    return refuse(run.id(), "is already " + run.state().word());
  }

  private Future<RunRecord> givenUp(Dispatcher home, RunId id) {
    return new GivingUp(home, id, () -> known(id)).done();
  }

  /** Does something where the run is on the heap or belongs. */
  private <T> Future<T> on(RunRecord run, Function<Dispatcher, Future<T>> work) {
    return dispatchers.keeper(run).compose(keeper -> Dispatchers.on(keeper, work));
  }

  /**
   * Gives up a run whose person is to be forgotten, whatever it is about; completes when no call of
   * its is under way any more.
   */
  Future<Void> forget(RunId id) {
    return alone(
        id,
        run -> GivingUp.isOver(run) ? Future.succeededFuture() : on(run, home -> forget(home, id)));
  }

  private Future<Void> forget(Dispatcher home, RunId id) {
    Optional<LiveRun> live = home.live(id);
    return givenUp(home, id)
        .compose(done -> live.map(LiveRun::quiet).orElseGet(Future::succeededFuture));
  }

  /** One decision about a run at a time: the second one sees what came of the first. */
  private <T> Future<T> alone(RunId id, Function<RunRecord, Future<T>> decision) {
    if (!underWay.add(id)) {
      return refuse(id, "is being decided about just now: look at it again");
    }
    return known(id).compose(decision).onComplete(done -> underWay.remove(id));
  }

  private Future<RunRecord> known(RunId id) {
    return setup
        .journal()
        .run(id)
        .map(run -> run.orElseThrow(() -> new IllegalArgumentException(unknown(id))));
  }

  private static String unknown(RunId id) {
    return "no run %s: 'pollen runs' lists those that are kept".formatted(id);
  }

  private static <T> Future<T> refuse(RunId id, String why) {
    return Future.failedFuture(new IllegalArgumentException("run %s %s".formatted(id, why)));
  }
}
