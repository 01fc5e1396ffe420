package dev.pollen.effects;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.OperationSpec.Token;
import dev.pollen.catalog.Reconcile;
import dev.pollen.daemon.VertxLoop;
import dev.pollen.engine.Connections;
import dev.pollen.engine.Engine;
import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.Limits;
import dev.pollen.engine.Polling;
import dev.pollen.engine.Registry;
import dev.pollen.engine.journal.Journal;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.journal.SqlJournal;
import dev.pollen.engine.journal.StoreOptions;
import dev.pollen.engine.mapping.JsonataEvaluator;
import dev.pollen.engine.outcome.EngineMeters;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.RecipeReader;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.Host;
import dev.pollen.sandbox.FaultPlan;
import dev.pollen.sandbox.Sandbox;
import dev.pollen.sandbox.SandboxKit;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * One action in a recipe of its own, before a sandbox: both on one clock, which is turned to the
 * next thing that the run waits for, and not by itself.
 */
final class Workshop implements AutoCloseable {
  private static final int SECONDS = 30;
  private static final String RECIPE = "work";

  final SandboxKit kit;
  final ActionSpec spec;
  final ObjectNode input;
  private final int made;
  private final TurnedLoop loop;
  private final Journal journal;
  private final Connections connections;
  private final Engine engine;

  private Workshop(Vertx vertx, Catalog catalog, String key, Path folder) throws Exception {
    kit = SandboxKit.open();
    spec = (ActionSpec) catalog.operation("highlevel." + key).orElseThrow();
    input = Works.input(key, kit);
    made = kit.effects(spec.key());
    kit.pass(Duration.ofMinutes(10));
    journal = SqlJournal.open(StoreOptions.of(folder.resolve("pollen.db"), kit.clock()));
    Host host =
        new Host(
            vertx, catalog, kit.clock(), ZoneOffset.UTC, folder, folder, Duration.ofSeconds(20));
    connections =
        Connections.open(
            Registry.load(Workshop.class.getClassLoader()), catalog, List.of(settings()), host);
    loop = new TurnedLoop(await(VertxLoop.open(vertx, 1, kit.clock())).get(0));
    engine =
        Engine.create(
            new EngineSetup(
                catalog,
                connections,
                journal,
                List.of(loop),
                new JsonataEvaluator(Runnable::run),
                Polling.DEFAULT,
                ZoneOffset.UTC,
                Limits.DEFAULT,
                new EngineMeters(new SimpleMeterRegistry()),
                (level, event, words, facts) -> {}));
    await(engine.start(List.of(recipe(catalog))));
  }

  static Workshop open(Vertx vertx, Catalog catalog, String key, Path folder) throws Exception {
    return new Workshop(vertx, catalog, key, folder);
  }

  private ConnectionSettings settings() {
    Sandbox sandbox = kit.sandbox();
    ObjectNode fields = new ObjectMapper().createObjectNode();
    fields.put("location", sandbox.location()).put("company", sandbox.company());
    boolean agency = spec.common().token() == Token.AGENCY;
    String token = agency ? sandbox.agencyToken() : sandbox.token();
    return new ConnectionSettings(
        "acme", "highlevel", Optional.of(token), Optional.of(sandbox.baseUrl()), false, fields);
  }

  private Recipe recipe(Catalog catalog) {
    String text =
        """
        name: work
        connection: acme
        trigger: {type: manual}
        steps:
          - {id: made, action: %s, with: %s}
          - {action: log.write, with: {message: "${{ %s }}"}}
        """
            .formatted(spec.key(), input, spec.reconcile().map(Workshop::path).orElse("run.id"));
    RecipeReader.Read read =
        RecipeReader.read("work.yaml", text, new RecipeReader.Setting(catalog, Polling.DEFAULT));
    return read.recipe().orElseThrow(() -> new AssertionError(read.problems() + text));
  }

  /** Where later steps find the id of what was made. */
  private static String path(Reconcile how) {
    StringBuilder path = new StringBuilder("steps.made");
    for (JsonPointer at = how.id(); !at.matches(); at = at.tail()) {
      int index = at.getMatchingIndex();
      path.append(index >= 0 ? "[" + index + "]" : ".`" + at.getMatchingProperty() + "`");
    }
    return path.toString();
  }

  /** The id of what was made, as the next step saw it. */
  static String id(RunRecord run) {
    return run.intents().get("steps[1]").input().path("message").asText();
  }

  static <T> T await(Future<T> future) {
    try {
      return future.await(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("nothing happened for %d seconds".formatted(SECONDS), e);
    }
  }

  /** The next calls of the action go wrong so, one for each. */
  Workshop failing(String... faults) {
    StringBuilder plan = new StringBuilder();
    for (String fault : faults) {
      plan.append(plan.length() == 0 ? "" : ",").append(fault).append('@').append(spec.key());
      plan.append(":1x");
    }
    kit.sandbox().fail(FaultPlan.parse(plan.toString()));
    return this;
  }

  RunId start() {
    return await(engine.startRun(RECIPE, new ObjectMapper().createObjectNode()));
  }

  /** The run once it is over, or waits for a person. */
  RunRecord end(RunId run) {
    return until(run, record -> !record.state().active());
  }

  /** The run once this holds; the clock is turned to what it waits for meanwhile. */
  RunRecord until(RunId run, Predicate<RunRecord> holds) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    RunRecord record = await(engine.run(run)).orElseThrow();
    while (!holds.test(record)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the run does not come there: " + record);
      }
      record.due().filter(due -> record(run).state() == RunState.RETRYING).ifPresent(this::turn);
      record = record(run);
    }
    return record;
  }

  RunRecord record(RunId run) {
    return await(engine.run(run)).orElseThrow();
  }

  private void turn(Instant due) {
    Instant now = kit.clock().instant();
    if (due.isAfter(now)) {
      kit.pass(Duration.between(now, due));
      loop.turned();
    }
  }

  /** Somebody else does the same, with another input maybe, and nobody claims it. */
  JsonNode elsewhere(JsonNode what) {
    return await(connections.find("acme").orElseThrow().action(spec).perform(what, "elsewhere"))
        .reply();
  }

  /** How often the action took effect since the things stood ready. */
  int effects() {
    return kit.effects(spec.key()) - made;
  }

  RunRecord resolve(RunId run, Engine.Resolution as) {
    return await(engine.resolve(run, as));
  }

  @Override
  public void close() {
    await(engine.stop(Duration.ofSeconds(5)));
    await(connections.close());
    await(journal.close());
    kit.close();
  }
}
