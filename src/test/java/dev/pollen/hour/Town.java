package dev.pollen.hour;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.engine.Connections;
import dev.pollen.engine.Engine;
import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.Limits;
import dev.pollen.engine.Polling;
import dev.pollen.engine.Registry;
import dev.pollen.engine.journal.Change;
import dev.pollen.engine.kit.Disk;
import dev.pollen.engine.kit.MemoryJournal;
import dev.pollen.engine.kit.SimClock;
import dev.pollen.engine.kit.SimLoop;
import dev.pollen.engine.kit.SimTime;
import dev.pollen.engine.mapping.JsonataEvaluator;
import dev.pollen.engine.outcome.EngineMeters;
import dev.pollen.engine.plan.AccountPlan;
import dev.pollen.engine.plan.Assumed;
import dev.pollen.engine.plan.PlanGround;
import dev.pollen.engine.plan.PlannedConnection;
import dev.pollen.engine.plan.Planner;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.RecipeReader;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.Host;
import dev.pollen.engine.status.EngineStatus;
import dev.pollen.engine.status.Foreseen;
import dev.pollen.sandbox.SandboxKit;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An engine and its recipes before a sandbox, all on one clock that jumps to what is due next. */
final class Town implements AutoCloseable {
  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final String NAME = "acme";

  final SandboxKit kit;
  private final Polling polling;
  private final Catalog catalog;
  private final SimTime time = SimTime.inOrder();
  private final SimLoop loop;
  private final Errands errands = new Errands(this::together);
  private final Connections connections;
  private final Engine engine;
  private final Disk disk = new Disk().whenWritten(this::wrote);
  private long changes;
  final List<String> told = new ArrayList<>();
  private List<Recipe> recipes = new ArrayList<>();

  Town(Vertx vertx, Catalog catalog, SandboxKit kit, Path folder, Limits limits) {
    this(vertx, catalog, kit, folder, limits, Polling.DEFAULT);
  }

  Town(Vertx vertx, Catalog catalog, SandboxKit kit, Path folder, Limits limits, Polling polling) {
    this.polling = polling;
    this.kit = kit;
    this.catalog = catalog;
    SimClock clock = new SimClock();
    clock.set(Duration.between(time.now(), kit.clock().instant()));
    this.loop = time.loop(clock);
    Host host =
        new Host(vertx, catalog, loop::now, ZoneOffset.UTC, folder, folder, Duration.ofSeconds(20));
    this.connections =
        Connections.open(
            Registry.load(Town.class.getClassLoader()), catalog, List.of(settings()), host);
    this.engine = Engine.create(setup(limits));
    beat();
  }

  private EngineSetup setup(Limits limits) {
    Map<String, Connection> watched = new HashMap<>();
    catalog.systems().stream()
        .flatMap(
            system ->
                connections.find(system.key()).map(it -> Map.entry(system.key(), it)).stream())
        .forEach(one -> watched.put(one.getKey(), errands.watched(one.getValue())));
    watched.put(NAME, errands.watched(connections.find(NAME).orElseThrow()));
    return new EngineSetup(
        catalog,
        Connections.of(watched),
        new MemoryJournal(disk, loop),
        List.of(loop),
        new JsonataEvaluator(Runnable::run),
        polling,
        ZoneOffset.UTC,
        limits,
        new EngineMeters(new SimpleMeterRegistry()),
        (level, event, words, facts) -> told.add(words));
  }

  private ConnectionSettings settings() {
    ObjectNode fields = new ObjectMapper().createObjectNode();
    fields.put("location", kit.sandbox().location()).put("company", kit.sandbox().company());
    return new ConnectionSettings(
        NAME,
        "highlevel",
        Optional.of(kit.sandbox().token()),
        Optional.of(kit.sandbox().baseUrl()),
        false,
        fields);
  }

  /** The sandbox's clock shows what ours does. */
  private void together() {
    kit.pass(Duration.between(kit.clock().instant(), loop.now()));
  }

  /** Time never runs out of things to do, so it stands still while a call is out. */
  private void beat() {
    loop.after(BEAT, this::beat);
  }

  Town recipe(String id, String text) {
    RecipeReader.Read read =
        RecipeReader.read(
            id + ".yaml", "connection: acme\n" + text, new RecipeReader.Setting(catalog, polling));
    recipes.add(read.recipe().orElseThrow(() -> new AssertionError(read.problems() + text)));
    return this;
  }

  Instant now() {
    return loop.now();
  }

  void start() throws InterruptedException {
    done(engine.start(recipes));
  }

  /** No recipes from now on but those that follow; what runs goes on until {@link #takeUp}. */
  Town instead() {
    recipes = new ArrayList<>();
    return this;
  }

  void takeUp() throws InterruptedException {
    done(engine.reload(recipes));
  }

  List<Foreseen> foreseen() throws InterruptedException {
    return done(engine.foresee(recipes));
  }

  EngineStatus status() throws InterruptedException {
    return done(engine.status());
  }

  /** How many runs of a recipe there have been. */
  long runs(String recipe) {
    return disk.runs().stream().filter(run -> run.recipe().equals(recipe)).count();
  }

  /** How many changes of the journal there have been, but for what was spent of budgets. */
  long changes() {
    return changes;
  }

  private void wrote(List<Change> all) {
    changes += all.stream().filter(one -> !isSpent(one)).count();
  }

  private static boolean isSpent(Change change) {
    return change instanceof Change.NotePut note && note.name().startsWith(Change.NotePut.BUDGET);
  }

  private <T> T done(Future<T> future) throws InterruptedException {
    while (!future.isComplete()) {
      pass(Duration.ZERO);
    }
    if (future.failed()) {
      throw new AssertionError(future.cause());
    }
    return future.result();
  }

  /** Does something at the sandbox now, and again every so often. */
  void every(Duration span, Runnable work) {
    together();
    work.run();
    loop.after(span, () -> every(span, work));
  }

  SimLoop loop() {
    return loop;
  }

  /** Everything happens that is due within a span. */
  void pass(Duration span) throws InterruptedException {
    Instant end = time.now().plus(span);
    do {
      while (errands.any()) {
        errands.await();
      }
    } while (time.runUntil(end, errands::any));
  }

  /** Requests by operation, as the sandbox counted them. */
  Map<String, Long> counted() {
    Map<String, Long> all = new TreeMap<>();
    JsonNode operations = kit.sandbox().ledger().path("operations");
    operations
        .properties()
        .forEach(one -> all.put(one.getKey(), one.getValue().path("requests").asLong()));
    return all;
  }

  /** What the plan says of the sandbox's account. */
  AccountPlan plan(Assumed assumed, Limits limits) {
    String account = connections.find(NAME).orElseThrow().account();
    PlanGround ground =
        new PlanGround(
            catalog,
            Map.of(NAME, new PlannedConnection(NAME, "highlevel", account, Optional.empty())),
            limits,
            polling,
            assumed);
    return Planner.plan(recipes, ground).accounts().stream()
        .filter(one -> one.account().equals(account))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    connections.close().await();
    kit.close();
  }
}
