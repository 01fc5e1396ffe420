package dev.pollen.engine.dispatch;

import dev.pollen.engine.Engine.Resolution;
import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.dispatch.Permits.Permit;
import dev.pollen.engine.dispatch.Permits.Purpose;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.names.Names;
import dev.pollen.engine.spi.Loop;
import dev.pollen.engine.status.BudgetStatus;
import dev.pollen.engine.status.HostStatus;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The delivering walk: takes runs that are durable, carries each through its recipe, and writes
 * down what came of it.
 *
 * <p>May be called from any thread; futures complete on any thread.
 */
public final class Dispatch {
  private final EngineSetup setup;
  private final Budgets budgets;
  private final Dispatchers dispatchers;
  private final Resumption resumption;
  private final Decisions decisions;
  private final Waking waking;

  private Dispatch(EngineSetup setup, RecipeBook recipes, Names names) {
    this.setup = setup;
    this.budgets = new Budgets(setup);
    Calls outside = new Calls(setup, budgets, names);
    Overtaken overtaken = new Overtaken();
    Settling settling = Settling.of(setup.journal());
    this.dispatchers =
        new Dispatchers(
            setup.loops().stream()
                .map(loop -> new Dispatcher(setup, loop, recipes, outside, overtaken, settling))
                .toList());
    this.waking = new Waking(setup, dispatchers);
    setup.loops().forEach(loop -> dispatchers.at(loop).woken(waking));
    this.resumption = new Resumption(setup, recipes, dispatchers, overtaken, settling);
    this.decisions = new Decisions(setup, recipes, dispatchers, resumption);
  }

  public static Dispatch create(EngineSetup setup, RecipeBook recipes) {
    return create(setup, recipes, Names.of(setup.catalog(), setup.loops().get(0)::now));
  }

  /**
   * With names that others look up, too.
   *
   * @param names of the whole engine, so that a list is read once for all
   */
  public static Dispatch create(EngineSetup setup, RecipeBook recipes, Names names) {
    return new Dispatch(setup, recipes, names);
  }

  /** Where a loop's runs go. */
  public RunSink sink(Loop loop) {
    return dispatchers.at(loop);
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
    dispatchers.home(home);
    return rememberBudgets()
        .compose(known -> resumption.resume(active))
        .onSuccess(done -> waking.begin());
  }

  /** What the last process sent counts, and nothing is gone on with. */
  public Future<Void> rememberBudgets() {
    return setup
        .journal()
        .feeds()
        .onSuccess(feeds -> restarted(!feeds.isEmpty()))
        .compose(feeds -> budgets.remember());
  }

  private void restarted(boolean again) {
    if (again) {
      budgets.restarted();
    }
  }

  /** Tries a run again from the step that failed. */
  public Future<RunRecord> retry(RunId id) {
    return decisions.retry(id);
  }

  /** The same with the newest version of its recipe; refused where what was done has no place. */
  public Future<RunRecord> retryWithCurrent(RunId id) {
    return decisions.retryWithCurrent(id);
  }

  /** A person decides a doubt. */
  public Future<RunRecord> resolve(RunId id, Resolution as) {
    return decisions.resolve(id, as);
  }

  /** Gives a run up. */
  public Future<Integer> drop(RunId id) {
    return decisions.drop(id);
  }

  /** Gives a run up for its person's sake; completes when no call of its is under way. */
  public Future<Void> forget(RunId id) {
    return decisions.forget(id);
  }

  /** Lets a held or parked run go on. */
  public Future<Integer> release(RunId id) {
    return decisions.release(id).map(1);
  }

  /** Lets all held runs of a recipe go on; answers how many. */
  public Future<Integer> release(String recipe) {
    return decisions.release(recipe);
  }

  /** Gives all held runs of a recipe up; answers how many. */
  public Future<Integer> drop(String recipe) {
    return decisions.drop(recipe);
  }

  /** Runs on the heap, by recipe. */
  public Future<Map<String, Integer>> open() {
    return dispatchers.ofEach(Dispatcher::open).map(Dispatch::sums);
  }

  private static Map<String, Integer> sums(Map<Dispatcher, Map<String, Integer>> each) {
    Map<String, Integer> sums = new TreeMap<>();
    each.values().forEach(one -> one.forEach((recipe, n) -> sums.merge(recipe, n, Integer::sum)));
    return sums;
  }

  /**
   * A request by a person who may be on any loop, and is answered there: with a permit, or with
   * words where the budget has no room for a while.
   */
  public Future<Permit> byHand(String account, Loop asker) {
    Loop first = setup.loops().get(0);
    Permits permits = new Awaited(account, permits(account, first), first);
    Promise<Permit> asked = Promise.promise();
    first.execute(() -> permits.ask(Purpose.BY_HAND, "").onComplete(asked));
    return asker.bring(asked.future());
  }

  /** How the budgets in use stand, by account. */
  public Future<List<BudgetStatus>> budgets() {
    return budgets.statuses();
  }

  /** How the hosts stand that connections speak to. */
  public List<HostStatus> hosts() {
    return budgets.hosts();
  }

  /** Why delivering is not ready, a cause a line. */
  public Future<List<String>> troubles() {
    return dispatchers
        .ofEach(Dispatcher::troubles)
        .map(each -> each.values().stream().flatMap(List::stream).toList());
  }

  /** No new calls; what is under way settles, or is left in doubt when the grace is over. */
  public Future<Void> stop(Duration grace) {
    return dispatchers.each(dispatcher -> dispatcher.stop(grace)).compose(done -> budgets.close());
  }
}
