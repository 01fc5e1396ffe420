package dev.pollen.engine.dispatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.SystemSpec.Budget;
import dev.pollen.engine.Connections;
import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.Limits;
import dev.pollen.engine.Polling;
import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.LogEntry;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.kit.Disk;
import dev.pollen.engine.kit.MemoryJournal;
import dev.pollen.engine.kit.MemoryJournal.Fate;
import dev.pollen.engine.kit.SimClock;
import dev.pollen.engine.kit.SimLoop;
import dev.pollen.engine.kit.SimTime;
import dev.pollen.engine.mapping.JsonataEvaluator;
import dev.pollen.engine.outcome.EngineMeters;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.RecipeReader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** A delivering walk on virtual time: runs are put before it, a made-up system stands behind it. */
final class Bench implements RecipeBook {
  private static final Polling POLLING =
      new Polling(Duration.ofMinutes(1), Duration.ofMinutes(15), Duration.ofMinutes(5));
  private static final ObjectMapper JSON = new ObjectMapper();

  final SimTime time = SimTime.inOrder();
  final Disk disk = new Disk();
  final SimClock clock = new SimClock();
  final Acme acme = new Acme("acme:one", time.loop());
  final Acme open = new Acme("open:one", time.loop());
  final List<String> told = new ArrayList<>();
  final Catalog catalog;
  Function<List<Change>, Fate> fate = changes -> Fate.KEPT;
  Limits limits = Limits.DEFAULT;
  int loops = 1;

  /** The feeds that runs came from are no more: their runs belong to the first loop. */
  boolean feedsGone;

  Dispatch dispatch;
  List<SimLoop> alive = new ArrayList<>();
  final Refusals refusals = new Refusals();
  private final Map<String, Recipe> recipes = new HashMap<>();
  private final Map<String, Recipe> versions = new HashMap<>();
  private final Map<String, Long> subscriptions = new TreeMap<>();
  private long entries;
  private long places;
  private long feed = 1;
  private EngineSetup setup;

  Bench() {
    this(List.of());
  }

  Bench(List<Budget> budgets) {
    this(Specs.catalog(budgets));
  }

  Bench(Catalog catalog) {
    this.catalog = catalog;
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  /** Puts a recipe in force: what follows its trigger, as YAML. */
  Recipe recipe(String id, String rest) {
    String text = "trigger: { type: acme.list, every: 5m }\n" + rest;
    RecipeReader.Read read =
        RecipeReader.read(id + ".yaml", text, new RecipeReader.Setting(catalog, POLLING));
    Recipe recipe = read.recipe().orElseThrow(() -> new AssertionError("" + read.problems()));
    recipes.put(id, recipe);
    versions.put(id + "@" + recipe.version(), recipe);
    subscriptions.computeIfAbsent(id, any -> ++places);
    return recipe;
  }

  /** The recipe reads elsewhere from now on. */
  void moves(String recipe) {
    subscriptions.put(recipe, ++places);
    feed++;
  }

  /** What the recipe is given next was taken in at this place of its, before it left it. */
  void handsOver(String recipe, long place) {
    subscriptions.put(recipe, place);
  }

  /** Nobody reads there any more: the journal forgets it. */
  void drop(long feed) {
    write(List.of(new Change.FeedDropped(feed)));
  }

  void forgetRecipes() {
    recipes.clear();
    versions.clear();
  }

  @Override
  public Optional<Recipe> current(String id) {
    return Optional.ofNullable(recipes.get(id));
  }

  @Override
  public Future<Recipe> version(String id, String version) {
    return refusals
        .of("version")
        .map(Future::<Recipe>failedFuture)
        .orElseGet(() -> kept(id, version));
  }

  private Future<Recipe> kept(String id, String version) {
    Recipe found = versions.get(id + "@" + version);
    boolean inForce = found != null && found.equals(recipes.get(id));
    return found != null
        ? (inForce ? Future.succeededFuture(found) : readBack(found))
        : Future.failedFuture(new IllegalStateException("no version " + version + " of " + id));
  }

  private Future<Recipe> readBack(Recipe old) {
    Promise<Recipe> promise = Promise.promise();
    alive.get(0).execute(() -> promise.complete(old));
    return promise.future();
  }

  /** A process starts on what the disk holds. */
  Bench start() {
    alive.forEach(SimLoop::kill);
    alive = new ArrayList<>();
    SimLoop writer = loop();
    MemoryJournal journal = new MemoryJournal(disk, writer, changes -> fate.apply(changes));
    List<SimLoop> work = new ArrayList<>();
    for (int i = 0; i < loops; i++) {
      work.add(loop());
    }
    setup = setup(journal, work);
    dispatch = Dispatch.create(setup, this);
    done(journal.active().compose(runs -> dispatch.recover(runs, this::home)));
    time.settle();
    return this;
  }

  private SimLoop loop() {
    SimLoop loop = time.loop(clock);
    alive.add(loop);
    return loop;
  }

  private EngineSetup setup(MemoryJournal journal, List<SimLoop> work) {
    return new EngineSetup(
        catalog,
        Connections.of(Map.of("acme", acme, "open", open)),
        refusals.before(journal),
        List.copyOf(work),
        new JsonataEvaluator(Runnable::run),
        POLLING,
        ZoneOffset.UTC,
        limits,
        new EngineMeters(new SimpleMeterRegistry()),
        (level, event, words, facts) -> told.add(event + ": " + words));
  }

  EngineSetup setup() {
    return setup;
  }

  /** The process dies; its open calls are answered to nobody. */
  void kill() {
    alive.forEach(SimLoop::kill);
  }

  private SimLoop home(RunRecord run) {
    return feedsGone ? alive.get(1) : home(run.id());
  }

  private SimLoop home(RunId id) {
    return alive.get(1 + (int) ((id.subscription() - 1) % loops));
  }

  /** A record with this key comes in for a recipe, and is made into a run. */
  RunId run(String recipe, String key, String record) {
    RunId id = made(recipe, key, record);
    RunRecord run = record(id);
    home(id).execute(() -> dispatch.sink(home(id)).begin(List.of(run)));
    time.settle();
    return id;
  }

  /** A run is durable, but nobody has begun it yet. */
  RunId made(String recipe, String key, String record) {
    RunId id = new RunId(subscriptions.get(recipe), ++entries);
    made(recipes.get(recipe), id, key, json(record));
    return id;
  }

  RunId run(String recipe, String key) {
    return run(recipe, key, "{'id': '" + key + "'}");
  }

  private void made(Recipe recipe, RunId id, String key, JsonNode record) {
    LogEntry entry =
        new LogEntry(id.record(), key, true, Set.of(), Optional.empty(), Optional.empty(), record);
    Change.Made made = new Change.Made(id.record(), key, record);
    List<Change> changes =
        List.of(
            new Change.Logged(feed, time.now(), List.of(entry)),
            new Change.RunsMade(
                id.subscription(),
                id.record(),
                feed,
                recipe.id(),
                recipe.version(),
                List.of(made),
                time.now()));
    write(changes);
  }

  private void write(List<Change> changes) {
    done(new MemoryJournal(disk, alive.get(0)).write(changes));
  }

  /** The run as the disk has it. */
  RunRecord record(RunId id) {
    return disk.runs().stream().filter(run -> run.id().equals(id)).findFirst().orElseThrow();
  }

  RunState state(RunId id) {
    return record(id).state();
  }

  Bench run(Duration span) {
    time.run(span);
    return this;
  }

  Bench seconds(int count) {
    return run(Duration.ofSeconds(count));
  }

  /** The value of a future that has a few virtual seconds to complete. */
  <T> T done(Future<T> future) {
    await(future);
    if (!future.succeeded()) {
      throw new AssertionError("not done: " + future.cause(), future.cause());
    }
    return future.result();
  }

  /** The words with which a future fails. */
  String refusal(Future<?> future) {
    await(future);
    return future.cause().getMessage();
  }

  private void await(Future<?> future) {
    time.settle();
    for (int i = 0; i < 50 && !future.isComplete(); i++) {
      time.run(Duration.ofMillis(100));
    }
  }
}
