package dev.pollen.daemon;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.daemon.backup.Backup;
import dev.pollen.daemon.cli.HandCalls;
import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.daemon.forget.Forgetting;
import dev.pollen.daemon.forget.Holding;
import dev.pollen.daemon.signin.SignInDesk;
import dev.pollen.engine.Connections;
import dev.pollen.engine.Engine;
import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.EventLog;
import dev.pollen.engine.dispatch.Permits.Permit;
import dev.pollen.engine.journal.Journal;
import dev.pollen.engine.journal.Journal.Retention;
import dev.pollen.engine.journal.SqlJournal;
import dev.pollen.engine.mapping.ExpressionPool;
import dev.pollen.engine.outcome.EngineMeters;
import dev.pollen.engine.places.Installed;
import dev.pollen.engine.places.InstalledLists;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.Loop;
import dev.pollen.engine.vault.StoreVault;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything the engine stands on: event loops, store, connections, evaluator, meters; opened in
 * this order and closed in the other.
 */
final class House {
  private static final Logger LOG = LoggerFactory.getLogger(House.class);
  private static final Duration BETWEEN_CLEANINGS = Duration.ofMinutes(5);

  private final Vertx vertx;
  private final SqlJournal journal;
  private final StoreVault vault;
  private final Connections connections;
  private final ExpressionPool expressions;
  private final PrometheusMeterRegistry meters;
  private final InstantSource clock;
  private final EngineSetup setup;
  private final Engine engine;

  House(
      Vertx vertx,
      SqlJournal journal,
      StoreVault vault,
      Connections connections,
      ExpressionPool expressions,
      PrometheusMeterRegistry meters,
      InstantSource clock,
      EngineSetup setup) {
    this.vertx = vertx;
    this.journal = journal;
    this.vault = vault;
    this.connections = connections;
    this.expressions = expressions;
    this.meters = meters;
    this.clock = clock;
    this.setup = setup;
    this.engine = Engine.create(setup);
  }

  /**
   * Takes the store first, so that a second daemon goes no further. Blocks while the store opens.
   */
  static Future<House> open(DaemonSetup setup) {
    return Groundwork.lay(setup, journal -> journal);
  }

  /** Takes the store only to look: its engine writes nothing. */
  static Future<House> forLooking(DaemonSetup setup) {
    return Groundwork.lay(setup, LookOnly::new);
  }

  Vertx vertx() {
    return vertx;
  }

  Engine engine() {
    return engine;
  }

  Journal journal() {
    return journal;
  }

  StoreVault vault() {
    return vault;
  }

  /** Makes a backup while everything goes on. */
  Future<JsonNode> backup(PollenConfig config, String version, Path file) {
    return new Backup(journal, config.data(), clock, version).to(file);
  }

  /** Forgets people while everything goes on. */
  Forgetting forgetting(DaemonSetup daemon) {
    return new Forgetting(
        daemon.config(),
        daemon.catalog(),
        journal,
        connections,
        new Holding.Running(engine),
        clock);
  }

  /** Sends a request to any address, as recipes do. */
  Action requests() {
    ActionSpec spec = setup.catalog().action("http.request").orElseThrow();
    return connections.find(spec.system()).orElseThrow().action(spec);
  }

  /** Where connections are signed in; whose feeds are polled at once when one is. */
  SignInDesk signIns(DaemonSetup setup, Supplier<List<Recipe>> recipes) {
    SignInDesk desk =
        new SignInDesk(
            setup.catalog(),
            connections,
            setup.connections(),
            () -> each(recipes.get()),
            clock,
            name -> goOn(name, recipes.get()),
            this::byHand,
            name -> InstalledLists.kept(vault, name).map(Installed::names).orElse(Map.of()));
    EngineMeters meters = this.setup.meters();
    desk.all().forEach(name -> meters.connection(name, () -> desk.stand(name).standing()));
    return desk;
  }

  /** As written, and as they are for each account that they work for. */
  private List<Recipe> each(List<Recipe> written) {
    Stream<Recipe> placed = engine.recipes().stream().filter(one -> one.places().at().isPresent());
    return Stream.concat(written.stream(), placed).toList();
  }

  /** Calls that a command asks for. */
  HandCalls handCalls() {
    return new HandCalls(vertx, connections, setup.catalog(), clock, this::byHand);
  }

  private Future<Permit> byHand(String account) {
    return engine.byHand(account, VertxLoop.here(vertx, clock));
  }

  private void goOn(String connection, List<Recipe> recipes) {
    recipes.stream()
        .filter(
            one -> one.trigger().connection().or(one::connection).equals(Optional.of(connection)))
        .forEach(
            one ->
                engine
                    .poll(one.id())
                    .onFailure(
                        fault ->
                            LOG.debug("{} is polled later: {}", one.id(), fault.getMessage())));
  }

  EventLog events() {
    return setup.events();
  }

  /** Where what belongs to no shard runs. */
  Loop firstLoop() {
    return setup.loops().get(0);
  }

  /** Every meter, for those who count. */
  MeterRegistry meters() {
    return meters;
  }

  String metrics() {
    return meters.scrape();
  }

  /** From now on drops, now and then, what is old and settled. */
  void retain() {
    vertx.setPeriodic(
        Duration.ofMinutes(1).toMillis(), BETWEEN_CLEANINGS.toMillis(), id -> clean());
  }

  private void clean() {
    Instant now = clock.instant();
    Retention old =
        new Retention(
            now.minus(setup.limits().retainRuns()), now.minus(setup.limits().retainLog()));
    journal
        .retain(old)
        .onFailure(fault -> LOG.warn("old records could not be dropped: {}", fault.getMessage()));
  }

  Future<Void> close() {
    expressions.close();
    return Loose.from(connections.close())
        .eventually(journal::close)
        .eventually(() -> Loose.from(vertx.close()));
  }
}
