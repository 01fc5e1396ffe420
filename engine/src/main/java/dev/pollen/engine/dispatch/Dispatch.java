package dev.pollen.engine.dispatch;

import dev.pollen.engine.Engine.Resolution;
import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.Intent;
import dev.pollen.engine.journal.Journal.RunQuery;
import dev.pollen.engine.journal.Outcome;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.spi.Loop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The delivering walk: takes runs that are durable, carries each through its recipe, and writes
 * down what came of it.
 *
 * <p>May be called from any thread; futures complete on any thread.
 */
public final class Dispatch {
  private static final int HOLDERS = 10_000;

  private final EngineSetup setup;
  private final RecipeBook recipes;
  private final Budgets budgets;
  private final Overtaken overtaken = new Overtaken();
  private final Map<Loop, Dispatcher> dispatchers = new LinkedHashMap<>();
  private volatile Function<RunRecord, Loop> home;

  private Dispatch(EngineSetup setup, RecipeBook recipes) {
    this.setup = setup;
    this.recipes = recipes;
    this.budgets = new Budgets(setup);
    Calls outside = new Calls(setup, budgets);
    setup
        .loops()
        .forEach(
            loop ->
                dispatchers.put(loop, new Dispatcher(setup, loop, recipes, outside, overtaken)));
    this.home = run -> setup.loops().get(0);
  }

  public static Dispatch create(EngineSetup setup, RecipeBook recipes) {
    return new Dispatch(setup, recipes);
  }

  /** Where a loop's runs go. */
  public RunSink sink(Loop loop) {
    return dispatchers.get(loop);
  }

  /** An account's budget, asked and answered on a loop. */
  public Permits permits(String account, Loop asker) {
    return budgets.of(account, asker);
  }

  /**
   * Goes on with what the last process left: active runs are walked again, ordered lanes held by a
   * doubt stay held.
   *
   * @param home the loop of a run's feed
   */
  public Future<Void> recover(List<RunRecord> active, Function<RunRecord, Loop> home) {
    this.home = home;
    return setup
        .journal()
        .feeds()
        .onSuccess(feeds -> restarted(!feeds.isEmpty()))
        .compose(feeds -> holders(RunState.IN_DOUBT))
        .compose(done -> holders(RunState.STALE))
        .compose(done -> laterEvents(active))
        .onSuccess(done -> active.forEach(this::resume));
  }

  private void restarted(boolean again) {
    if (again) {
      budgets.restarted();
    }
  }

  private Future<Void> holders(RunState state) {
    RunQuery query = new RunQuery(Optional.empty(), Optional.of(state), Optional.empty(), HOLDERS);
    return setup.journal().runs(query).map(this::holdAll);
  }

  private Void holdAll(List<RunRecord> runs) {
    for (RunRecord run : runs) {
      recipes
          .current(run.recipe())
          .ifPresent(recipe -> on(run, dispatcher -> dispatcher.hold(recipe, run)));
    }
    return null;
  }

  private Future<Void> laterEvents(List<RunRecord> active) {
    List<Future<Void>> found = new ArrayList<>();
    active.stream()
        .filter(run -> !run.doubts().isEmpty())
        .forEach(run -> found.add(laterEvent(run)));
    return found.isEmpty() ? Future.succeededFuture() : Future.all(found).mapEmpty();
  }

  private Future<Void> laterEvent(RunRecord run) {
    return setup
        .journal()
        .find(run.feed(), run.key())
        .map(
            newest -> {
              newest.ifPresent(found -> overtaken.note(run, found.entry().number()));
              return null;
            });
  }

  private void resume(RunRecord run) {
    on(run, dispatcher -> dispatcher.resume(run, false));
  }

  private void on(RunRecord run, java.util.function.Consumer<Dispatcher> work) {
    Dispatcher dispatcher = dispatchers.get(home.apply(run));
    dispatcher.loop().execute(() -> work.accept(dispatcher));
  }

  private <T> Future<T> ask(RunRecord run, Function<Dispatcher, Future<T>> question) {
    Dispatcher dispatcher = dispatchers.get(home.apply(run));
    return asked(dispatcher, () -> question.apply(dispatcher));
  }

  private static <T> Future<T> asked(Dispatcher dispatcher, Supplier<Future<T>> question) {
    Promise<T> promise = Promise.promise();
    dispatcher.loop().execute(() -> question.get().onComplete(promise));
    return promise.future();
  }

  /** Tries a run again from the step that failed. */
  public Future<RunRecord> retry(RunId id) {
    return known(id)
        .compose(
            run ->
                run.state().needsPerson() && !run.doubts().isEmpty()
                    ? refuse(
                        "run %s is in doubt: 'pollen runs resolve %s --as done|repeat|drop'", id)
                    : run.state().active() || run.state() == RunState.DONE
                        ? refuse(
                            "run %s is " + run.state().word() + ": there is nothing to retry", id)
                        : revive(run, List.of()));
  }

  /** A person decides a doubt. */
  public Future<RunRecord> resolve(RunId id, Resolution as) {
    return known(id)
        .compose(
            run -> {
              if (as == Resolution.DROP) {
                return drop(id).compose(done -> known(id));
              }
              return run.state().needsPerson() && !run.doubts().isEmpty()
                  ? revive(run, decided(run, as))
                  : refuse(
                      "run %s is " + run.state().word() + ", not in doubt: nothing to resolve", id);
            });
  }

  private static <T> Future<T> refuse(String words, RunId id) {
    return Future.failedFuture(new IllegalArgumentException(words.replace("%s", id.toString())));
  }

  private List<Change> decided(RunRecord run, Resolution as) {
    Outcome.What what = as == Resolution.DONE ? Outcome.What.DONE : Outcome.What.NOT_DONE;
    String words = "a person decided: " + (as == Resolution.DONE ? "it happened" : "do it again");
    List<Change> changes = new ArrayList<>();
    for (Intent doubt : run.doubts()) {
      Outcome outcome =
          new Outcome(
              what, 0, com.fasterxml.jackson.databind.node.MissingNode.getInstance(), words, now());
      changes.add(new Change.Settled(run.id(), doubt.path(), doubt.number(), outcome));
    }
    return changes;
  }

  private Instant now() {
    return setup.loops().get(0).now();
  }

  private Future<RunRecord> revive(RunRecord run, List<Change> decided) {
    List<Change> changes = new ArrayList<>(decided);
    changes.add(
        new Change.RunMoved(
            run.id(), RunState.RUNNING, "a person told it to go on", Optional.empty(), now()));
    return ask(run, dispatcher -> dispatcher.shelter().write(changes))
        .compose(done -> known(run.id()))
        .onSuccess(fresh -> on(fresh, dispatcher -> dispatcher.resume(fresh, true)));
  }

  /** Gives a run up. */
  public Future<Integer> drop(RunId id) {
    return known(id)
        .compose(
            run ->
                run.state().ended() && run.state() != RunState.FAILED
                    ? refuse("run %s is already " + run.state().word(), id)
                    : ask(run, dispatcher -> drop(dispatcher, run)));
  }

  private Future<Integer> drop(Dispatcher dispatcher, RunRecord run) {
    if (dispatcher.isLive(run.id())) {
      return dispatcher.drop(run.id()).map(1);
    }
    Change dropped =
        new Change.RunMoved(
            run.id(), RunState.DROPPED, "given up by a person", Optional.empty(), now());
    return dispatcher
        .shelter()
        .write(List.of(dropped))
        .compose(done -> recipes.version(run.recipe(), run.version()))
        .onSuccess(recipe -> dispatcher.loop().execute(() -> dispatcher.released(recipe, run)))
        .map(1)
        .otherwise(1);
  }

  /** Lets a held or parked run go on. */
  public Future<Integer> release(RunId id) {
    return retry(id).map(1);
  }

  private Future<RunRecord> known(RunId id) {
    return setup
        .journal()
        .run(id)
        .map(
            run ->
                run.orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "no run " + id + ": 'pollen runs' lists those that are kept")));
  }

  /** Runs on the heap, by recipe. */
  public Future<Map<String, Integer>> open() {
    Map<String, Integer> counts = new TreeMap<>();
    return each(dispatcher -> {
          synchronized (counts) {
            dispatcher.count(counts);
          }
        })
        .map(counts);
  }

  /** Why delivering is not ready, a cause a line. */
  public Future<List<String>> troubles() {
    List<String> causes = java.util.Collections.synchronizedList(new ArrayList<>());
    return each(dispatcher -> causes.addAll(dispatcher.troubles())).map(causes);
  }

  private Future<Void> each(java.util.function.Consumer<Dispatcher> work) {
    List<Future<Void>> asked = new ArrayList<>();
    dispatchers
        .values()
        .forEach(
            dispatcher ->
                asked.add(
                    asked(
                        dispatcher,
                        () -> {
                          work.accept(dispatcher);
                          return Future.succeededFuture();
                        })));
    return Future.all(asked).mapEmpty();
  }

  /** No new calls; what is under way settles, or is left in doubt when the grace is over. */
  public Future<Void> stop(Duration grace) {
    List<Future<Void>> stopped = new ArrayList<>();
    dispatchers
        .values()
        .forEach(dispatcher -> stopped.add(asked(dispatcher, () -> dispatcher.stop(grace))));
    return Future.join(stopped).mapEmpty();
  }
}
