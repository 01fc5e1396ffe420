package dev.pollen.triggers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.daemon.VertxLoop;
import dev.pollen.engine.Connections;
import dev.pollen.engine.Engine;
import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.Limits;
import dev.pollen.engine.Polling;
import dev.pollen.engine.Registry;
import dev.pollen.engine.journal.Journal;
import dev.pollen.engine.journal.Journal.RunQuery;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.SqlJournal;
import dev.pollen.engine.journal.StoreOptions;
import dev.pollen.engine.mapping.JsonataEvaluator;
import dev.pollen.engine.outcome.EngineMeters;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.Host;
import dev.pollen.engine.spi.Loop;
import dev.pollen.engine.status.EngineStatus;
import dev.pollen.sandbox.Sandbox;
import dev.pollen.sandbox.SandboxKit;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The engine as the daemon sets it up, on the sandbox's clock and with its connection. */
final class EngineRoom implements AutoCloseable {
  private static final int SECONDS = 30;
  private static final int MOST_RUNS = 2_000;

  private final SandboxKit kit;
  private final Journal journal;
  private final Connections connections;
  private final Engine engine;

  private EngineRoom(SandboxKit kit, Journal journal, Connections connections, Engine engine) {
    this.kit = kit;
    this.journal = journal;
    this.connections = connections;
    this.engine = engine;
  }

  static EngineRoom open(
      Vertx vertx, Catalog catalog, SandboxKit kit, boolean agency, Path folder) {
    Journal journal = SqlJournal.open(StoreOptions.of(folder.resolve("pollen.db"), kit.clock()));
    Host host =
        new Host(
            vertx, catalog, kit.clock(), ZoneOffset.UTC, folder, folder, Duration.ofSeconds(30));
    Connections connections =
        Connections.open(
            Registry.load(EngineRoom.class.getClassLoader()),
            catalog,
            List.of(settings(kit, agency)),
            host);
    List<Loop> loops =
        await(VertxLoop.open(vertx, 1, kit.clock())).stream().map(Unhurried::of).toList();
    EngineSetup setup =
        new EngineSetup(
            catalog,
            connections,
            journal,
            loops,
            new JsonataEvaluator(Runnable::run),
            Polling.DEFAULT,
            ZoneOffset.UTC,
            Limits.DEFAULT,
            new EngineMeters(new SimpleMeterRegistry()),
            (level, event, words, facts) -> {});
    return new EngineRoom(kit, journal, connections, Engine.create(setup));
  }

  private static ConnectionSettings settings(SandboxKit kit, boolean agency) {
    Sandbox sandbox = kit.sandbox();
    ObjectNode fields = new ObjectMapper().createObjectNode();
    fields.put("location", sandbox.location()).put("company", sandbox.company());
    String token = agency ? sandbox.agencyToken() : sandbox.token();
    return new ConnectionSettings(
        "acme", "highlevel", Optional.of(token), Optional.of(kit.baseUrl()), false, fields);
  }

  static <T> T await(Future<T> future) {
    try {
      return future.await(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("nothing happened for %d seconds".formatted(SECONDS), e);
    }
  }

  /** Starts; returns when every recipe has its baseline. */
  void start(List<Recipe> recipes) {
    await(engine.start(recipes));
    settle();
  }

  /** Polls what a recipe reads and waits until all that came of it is done; the poll's words. */
  String poll(String recipe) {
    String words = await(engine.poll(recipe));
    settle();
    return words;
  }

  /** Asks until nothing is left to do, each time after the engine had its turn. */
  private void settle() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    EngineStatus status = await(engine.status());
    while (!Rest.isAll(status)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the engine does not come to rest: " + status);
      }
      if (Rest.isPollNear(status)) {
        kit.pass(Unhurried.FAR);
      }
      status = await(engine.status());
    }
  }

  /** All runs of a recipe. */
  List<RunRecord> runs(String recipe) {
    RunQuery query =
        new RunQuery(Optional.of(recipe), Optional.empty(), Optional.empty(), MOST_RUNS);
    return await(engine.runs(query));
  }

  @Override
  public void close() {
    await(engine.stop(Duration.ofSeconds(5)));
    await(connections.close());
    await(journal.close());
  }
}
