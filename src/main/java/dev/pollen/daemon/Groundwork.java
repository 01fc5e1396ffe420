package dev.pollen.daemon;

import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.engine.Connections;
import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.Registry;
import dev.pollen.engine.journal.Journal;
import dev.pollen.engine.journal.SqlJournal;
import dev.pollen.engine.mapping.ExpressionPool;
import dev.pollen.engine.mapping.JsonataEvaluator;
import dev.pollen.engine.outcome.EngineMeters;
import dev.pollen.engine.spi.Host;
import dev.pollen.engine.spi.Loop;
import dev.pollen.engine.vault.Scrubber;
import dev.pollen.engine.vault.StoreVault;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lays what a house stands on, in order; what was laid is taken away again when a part fails. */
final class Groundwork {
  private static final Logger LOG = LoggerFactory.getLogger(Groundwork.class);
  private static final int MOST_LOOPS = 4;
  private static final int WORKERS = 4;
  private static final int EXPRESSION_THREADS = 2;

  private Groundwork() {}

  /**
   * Takes the store first, so that a second daemon goes no further. Blocks while the store opens.
   *
   * @param seen the journal as the engine sees it
   */
  static Future<House> lay(DaemonSetup setup, UnaryOperator<Journal> seen) {
    InstantSource clock = InstantSource.system();
    PollenConfig config = setup.config();
    SqlJournal journal;
    try {
      journal = StoreDoor.enter(config.storeOptions(clock), config.anchor());
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(loops())
                .setWorkerPoolSize(WORKERS)
                .setInternalBlockingPoolSize(WORKERS));
    return Loose.from(VertxLoop.open(vertx, loops(), clock))
        .compose(
            loops ->
                vault(setup, vertx, journal)
                    .map(vault -> furnish(setup, vertx, journal, seen, clock, loops, vault)))
        .recover(
            fault ->
                journal
                    .close()
                    .eventually(() -> Loose.from(vertx.close()))
                    .transform(closed -> Future.failedFuture(fault)));
  }

  /** Before anything else may meet a secret. */
  private static Future<StoreVault> vault(DaemonSetup setup, Vertx vertx, SqlJournal journal) {
    return StoreVault.open(journal, setup.key(), scrubber(setup), task -> aside(vertx, task));
  }

  /** Knows the secrets of the settings, and hides them in the log from now on. */
  static Scrubber scrubber(DaemonSetup setup) {
    Scrubber scrubber = new Scrubber();
    SettingSecrets.teach(scrubber, setup.catalog(), setup.connections());
    scrubber.know("the store", setup.config().store().secret().stream().toList());
    LogSetup.scrub(scrubber::hide);
    return scrubber;
  }

  /** Every connection of the settings, and what their systems' connectors need to work. */
  static Connections connections(
      DaemonSetup setup, Vertx vertx, InstantSource clock, StoreVault vault) {
    PollenConfig config = setup.config();
    Host host =
        new Host(
            vertx,
            setup.catalog(),
            clock,
            config.zone(),
            config.base(),
            config.data(),
            config.timeout(),
            vault,
            config.network());
    Registry registry = Registry.load(Groundwork.class.getClassLoader());
    return Connections.open(registry, setup.catalog(), setup.connections(), host);
  }

  private static void aside(Vertx vertx, Runnable task) {
    vertx
        .executeBlocking(
            () -> {
              task.run();
              return null;
            },
            false)
        .onFailure(fault -> LOG.error("work beside the loops failed", fault));
  }

  private static House furnish(
      DaemonSetup setup,
      Vertx vertx,
      SqlJournal journal,
      UnaryOperator<Journal> seen,
      InstantSource clock,
      List<Loop> loops,
      StoreVault vault) {
    PollenConfig config = setup.config();
    Connections connections = connections(setup, vertx, clock, vault);
    PrometheusMeterRegistry meters = newMeters();
    ExpressionPool expressions = new ExpressionPool(EXPRESSION_THREADS);
    EngineSetup engine =
        new EngineSetup(
            setup.catalog(),
            connections,
            seen.apply(journal),
            loops,
            new JsonataEvaluator(expressions),
            config.polling(),
            config.zone(),
            config.limits(),
            new EngineMeters(meters),
            new LoggedEvents(),
            vault);
    return new House(vertx, journal, vault, connections, expressions, meters, clock, engine);
  }

  private static PrometheusMeterRegistry newMeters() {
    PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(meters);
    new ProcessorMetrics().bindTo(meters);
    new UptimeMetrics().bindTo(meters);
    return meters;
  }

  private static int loops() {
    return Math.max(1, Math.min(MOST_LOOPS, Runtime.getRuntime().availableProcessors()));
  }
}
