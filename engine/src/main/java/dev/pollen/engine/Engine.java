package dev.pollen.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.engine.dispatch.Dispatch;
import dev.pollen.engine.dispatch.Permits.Permit;
import dev.pollen.engine.dispatch.TypedSecrets;
import dev.pollen.engine.intake.Intake;
import dev.pollen.engine.journal.Journal.RunQuery;
import dev.pollen.engine.journal.LogEntry;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.names.Names;
import dev.pollen.engine.places.Called;
import dev.pollen.engine.places.InstalledLists;
import dev.pollen.engine.places.Placing;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.spi.Loop;
import dev.pollen.engine.status.BudgetStatus;
import dev.pollen.engine.status.EngineStatus;
import dev.pollen.engine.status.Explanation;
import dev.pollen.engine.status.Foreseen;
import dev.pollen.engine.status.HostStatus;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * The engine as the daemon sees it: start, reload, stop, and what a person may ask or tell it.
 *
 * <p>Every method may be called from any thread; futures complete on any thread. Unknown names fail
 * with an {@link IllegalArgumentException} whose message says what there is instead.
 *
 * <p>Inside are the two walks, with the journal as the door between them: {@link Intake} takes
 * records in, {@link Dispatch} delivers the runs made from them.
 */
public final class Engine {
  private final EngineSetup setup;
  private final RecipeShelf shelf;
  private final EachAccount each;
  private final Dispatch dispatch;
  private final Intake intake;
  private final BudgetCheck budgets;
  private final InstalledLists lists;
  private List<Recipe> written = List.of();

  private Engine(EngineSetup setup) {
    this.setup = setup;
    this.shelf = new RecipeShelf(setup);
    this.each = new EachAccount(shelf);
    Names names = Names.of(setup.catalog(), setup.loops().get(0)::now);
    this.dispatch = Dispatch.create(setup, shelf, names);
    this.budgets = new BudgetCheck(setup);
    this.intake = Intake.create(setup, dispatch::sink, dispatch::permits, names, shelf);
    this.lists = new InstalledLists(setup, dispatch::permits, this::placeAgain);
  }

  public static Engine create(EngineSetup setup) {
    return new Engine(setup);
  }

  /** Remembers everything from the journal, settles what a crash left, then begins to poll. */
  public Future<Void> start(List<Recipe> recipes) {
    take(recipes);
    return intake
        .recover()
        .compose(done -> setup.journal().active())
        .compose(active -> dispatch.recover(active, intake::home))
        .compose(done -> apply())
        .onSuccess(done -> lists.start())
        .mapEmpty();
  }

  /** Takes up the recipes as they now are; answers one line a change, in words. */
  public Future<List<String>> reload(List<Recipe> recipes) {
    take(recipes);
    return apply();
  }

  /** A recipe for several accounts is one for each of them, as far as they are known. */
  private synchronized void take(List<Recipe> recipes) {
    written = List.copyOf(recipes);
    lists.want(written);
    shelf.put(new Placing(lists::known).placed(written));
  }

  /** In the order in which it is asked for. */
  private synchronized Future<List<String>> apply() {
    List<Recipe> placed = new Placing(lists::known).placed(written);
    shelf.put(placed);
    new Opened(setup).keep(Called.by(placed));
    return intake
        .apply(placed, budgets.look(placed))
        .onSuccess(changes -> changes.forEach(this::tellChange));
  }

  /** An account came or went. */
  private void placeAgain() {
    apply().onFailure(this::tellNotPlaced);
  }

  private void tellNotPlaced(Throwable fault) {
    String words =
        ("locations that came or went were not taken up (%s): those before stay in force until a recipe's"
                + " file is saved anew, or Pollen is started again")
            .formatted(fault.getMessage());
    setup.events().tell(EventLog.Level.WARN, "locations.not_taken_up", words, Map.of());
  }

  /** Those in force, one for each account that a recipe works for; by no order. */
  public List<Recipe> recipes() {
    return List.copyOf(shelf.all());
  }

  /**
   * What these recipes would run and skip if they were taken up now. Polls each of their feeds once
   * within the budget, and writes nothing.
   */
  public Future<List<Foreseen>> foresee(List<Recipe> recipes) {
    return intake.foresee(new Placing(lists::known).placed(recipes));
  }

  /** Only for {@link #foresee}, in the place of {@link #start}: remembers, and polls nothing. */
  public Future<Void> remember() {
    return intake.recover().compose(done -> dispatch.rememberBudgets());
  }

  private void tellChange(String words) {
    setup.events().tell(EventLog.Level.INFO, "recipe.taken_up", words, Map.of());
  }

  /** No new polls; steps in flight settle, or are left in doubt when the grace is over. */
  public Future<Void> stop(Duration grace) {
    lists.stop();
    return intake.stop().compose(done -> dispatch.stop(grace));
  }

  public Future<EngineStatus> status() {
    return new StatusView(setup, intake, dispatch, shelf, budgets, lists).now();
  }

  /** What is left of the budgets in use, by account. */
  public Future<List<BudgetStatus>> budgets() {
    return dispatch.budgets();
  }

  /** Whether the host answers that an account is at; empty before it was called. */
  public Optional<HostStatus> answering(String account) {
    return setup
        .connections()
        .host(account)
        .flatMap(
            host -> dispatch.hosts().stream().filter(one -> one.host().equals(host)).findFirst());
  }

  /**
   * A request that a person makes: before polls and runs, but within the account's budget.
   *
   * @param asker any loop; answered there
   */
  public Future<Permit> byHand(String account, Loop asker) {
    return dispatch.byHand(account, asker);
  }

  public Future<List<RunRecord>> runs(RunQuery query) {
    return each.runs(setup.journal(), query);
  }

  public Future<Optional<RunRecord>> run(RunId id) {
    return setup.journal().run(id);
  }

  /**
   * Starts a run of a {@code manual} recipe; completes when the run is durable. Secrets among its
   * inputs are sealed before that.
   */
  public Future<RunId> startRun(String recipe, JsonNode input) {
    return shelf
        .named(recipe)
        .compose(
            found ->
                TypedSecrets.sealed(found, found.trigger().filled(input), setup)
                    .compose(record -> intake.offer(found.id(), record)));
  }

  /** Tries a failed or parked run again from the failed step, the earlier steps' outcomes kept. */
  public Future<RunRecord> retry(RunId id) {
    return dispatch.retry(id);
  }

  /**
   * The same with the newest version of its recipe. What was done is kept by the places of the
   * steps, and refused where another step stands there now; inputs of what was not done are made
   * anew. The run's reason says what is kept.
   */
  public Future<RunRecord> retryWithCurrent(RunId id) {
    return dispatch.retryWithCurrent(id);
  }

  /** A person decides a doubt: {@code done} (it happened), {@code repeat}, or {@code drop}. */
  public Future<RunRecord> resolve(RunId id, Resolution as) {
    return dispatch.resolve(id, as);
  }

  /** Lets what is held go on: a run, or a recipe's held records; answers how many. */
  public Future<Integer> release(String runOrRecipe) {
    return isRun(runOrRecipe)
        ? dispatch.release(RunId.parse(runOrRecipe))
        : each.sum(runOrRecipe, intake::release, dispatch::release);
  }

  /**
   * Gives up what is held, parked, failed or in doubt: a run, or a recipe's held records; answers
   * how many.
   */
  public Future<Integer> drop(String runOrRecipe) {
    return isRun(runOrRecipe)
        ? dispatch.drop(RunId.parse(runOrRecipe))
        : each.sum(runOrRecipe, intake::drop, dispatch::drop);
  }

  /**
   * From now on entries that this knows, by their feed's number, become no runs: their person is to
   * be forgotten. Completes when none that was begun before is being made any more.
   */
  public Future<Void> bar(BiPredicate<Long, LogEntry> whom) {
    return intake.bar(whom);
  }

  /** Gives a run up for its person's sake; completes when no call of its is under way. */
  public Future<Void> forget(RunId run) {
    return dispatch.forget(run);
  }

  /** What was barred is erased; completes when nothing of it is in memory. */
  public Future<Void> erased() {
    return intake.erased();
  }

  private boolean isRun(String text) {
    return shelf.find(text).isEmpty()
        && text.chars().allMatch(c -> c == '-' || Character.isDigit(c));
  }

  /** Pauses a recipe, or all; kept through restarts. */
  public Future<Void> pause(Optional<String> recipe) {
    return each.all(recipe, intake::pause);
  }

  public Future<Void> resume(Optional<String> recipe) {
    return each.all(recipe, intake::resume);
  }

  /**
   * Polls a recipe's feed now; completes with a sentence when the poll ended. Of a recipe for
   * several accounts each one's, with a line for each.
   */
  public Future<String> poll(String recipe) {
    return each.of(recipe, id -> intake.poll(id).map(words -> Map.entry(id, words)))
        .map(
            lines ->
                lines.size() == 1
                    ? lines.get(0).getValue()
                    : lines.stream()
                        .map(line -> line.getKey() + ": " + line.getValue())
                        .collect(Collectors.joining("\n")));
  }

  /**
   * Why a record ran or did not, in the order in which things happened. Of a recipe for several
   * accounts, at the first of them where it ran; else where most is to be told.
   */
  public Future<Explanation> explain(String recipe, String record) {
    Explainer explainer = new Explainer(setup.journal(), intake);
    return each.of(recipe, id -> explainer.explain(id, record)).map(Explainer::best);
  }

  /** What a person decides about a doubt. */
  public enum Resolution {
    /** It happened: go on. */
    DONE,
    /** It did not: do it (again). */
    REPEAT,
    /** Give the run up. */
    DROP;

    /** Reads the word; throws {@link IllegalArgumentException} naming the three. */
    public static Resolution of(String word) {
      try {
        return valueOf(word.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("'" + word + "' is not one of done, repeat, drop", e);
      }
    }
  }
}
