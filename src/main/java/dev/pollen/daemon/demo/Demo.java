package dev.pollen.daemon.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pollen.catalog.Catalog;
import dev.pollen.daemon.Daemon;
import dev.pollen.daemon.DaemonSetup;
import dev.pollen.daemon.config.ConfigReader;
import dev.pollen.daemon.config.ConnectionsReader;
import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.daemon.config.Read;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.status.EngineStatus;
import dev.pollen.engine.status.FeedStatus;
import dev.pollen.sandbox.Sandbox;
import dev.pollen.sandbox.SandboxOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The demonstration: a sandbox and a daemon in one process, each on a port of its own, talking over
 * HTTP as they would over the network.
 *
 * <p>{@link #sandbox} and {@link #start}, then {@link #begin} once {@link #watching}, then {@link
 * #calm}, and when {@link #settled} the {@link #result}. May be called from any thread but an event
 * loop.
 */
public final class Demo {
  private static final Duration WRITE_LAG = Duration.ofSeconds(2);
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final int CONTACTS = 300;
  private static final double CHANGES_PER_SECOND = 3;

  private final Sandbox sandbox;
  private final Daemon daemon;
  private final DemoFolder folder;
  private volatile Instant calmSince = Instant.MAX;

  private Demo(Sandbox sandbox, Daemon daemon, DemoFolder folder) {
    this.sandbox = sandbox;
    this.daemon = daemon;
    this.folder = folder;
  }

  /** The sandbox, on a free port; nothing changes in it yet. */
  public static Future<Sandbox> sandbox(Vertx vertx) {
    SandboxOptions options =
        SandboxOptions.defaults()
            .withPort(0)
            .withContacts(CONTACTS)
            .withRatePerSecond(CHANGES_PER_SECOND)
            .withWriteLag(WRITE_LAG);
    Sandbox sandbox = Sandbox.create(vertx, options);
    sandbox.quiet();
    return sandbox.start();
  }

  /** A daemon that watches it. Blocks while its store is made. */
  public static Future<Demo> start(Sandbox sandbox, Catalog catalog, String version) {
    try {
      DemoFolder folder = DemoFolder.write(sandbox);
      return Daemon.start(setup(folder, catalog, version))
          .map(daemon -> new Demo(sandbox, daemon, folder));
    } catch (IOException e) {
      return Future.failedFuture(e);
    }
  }

  private static DaemonSetup setup(DemoFolder folder, Catalog catalog, String version) {
    PollenConfig config = good(ConfigReader.read(folder.config(), Map.of()));
    List<ConnectionSettings> connections =
        good(ConnectionsReader.read(config.connections(), catalog, Map.of(), name -> true));
    return new DaemonSetup(config, catalog, connections, version);
  }

  private static <T> T good(Read<T> read) {
    return read.value()
        .orElseThrow(() -> new IllegalStateException("the demo's own files: " + read.problems()));
  }

  /** Where its files are, ordinary ones that can be read and edited meanwhile. */
  public Path folder() {
    return folder.root();
  }

  public String sandboxAddress() {
    return sandbox.baseUrl();
  }

  public String daemonAddress() {
    return daemon.address();
  }

  /** Whether every feed has seen once what was there before: from then on, news is news. */
  public Future<Boolean> watching() {
    return daemon
        .engine()
        .status()
        .map(now -> polled(now).allMatch(feed -> feed.lastComplete().isPresent()));
  }

  /** What is in the way, in words. */
  public Future<String> troubles() {
    return daemon
        .engine()
        .status()
        .map(
            now ->
                polled(now)
                    .filter(feed -> feed.lastComplete().isEmpty())
                    .map(feed -> feed.operation() + ": " + feed.problem().orElse("no reply yet"))
                    .collect(Collectors.joining("; ")));
  }

  /** The sandbox begins to change, and the export is asked for. */
  public Future<Void> begin() {
    sandbox.stir();
    return daemon
        .engine()
        .startRun(DemoFolder.EXPORT, JsonNodeFactory.instance.objectNode())
        .mapEmpty();
  }

  /** How many changes the sandbox has made so far, of all kinds. */
  public long changes() {
    return sandbox.changes();
  }

  public Future<Snapshot> snapshot() {
    return daemon.engine().status().map(status -> Snapshot.of(status, daemon.meters()));
  }

  /** No more changes from now on. */
  public void calm() {
    sandbox.quiet();
    calmSince = Instant.now();
  }

  /** Whether all that was changed has been seen and carried to where it belongs. */
  public Future<Boolean> settled() {
    return daemon
        .engine()
        .status()
        .map(status -> seen(status) && Snapshot.of(status, daemon.meters()).idle());
  }

  private boolean seen(EngineStatus status) {
    Instant shown = calmSince.plus(WRITE_LAG);
    return polled(status).allMatch(feed -> feed.lastComplete().map(shown::isBefore).orElse(false));
  }

  /** The export is begun by hand: nothing is polled for it. */
  private static Stream<FeedStatus> polled(EngineStatus status) {
    return status.feeds().stream().filter(feed -> !feed.operation().equals("manual"));
  }

  /** What Pollen counted, held against the sandbox's ledger. */
  public Future<DemoResult> result(boolean settled) {
    return snapshot().compose(counted -> held(counted, settled));
  }

  private Future<DemoResult> held(Snapshot counted, boolean settled) {
    try {
      Verdict verdict = Verdict.of(sandbox.ledger(), sandbox.firstContacts(), folder.exports());
      return Future.succeededFuture(
          new DemoResult(counted, verdict.lost(), verdict.duplicated(), settled));
    } catch (IOException e) {
      return Future.failedFuture(e);
    }
  }

  /** Stops both; the folder stays. */
  public Future<Void> stop() {
    return daemon.stop(GRACE).eventually(sandbox::close);
  }
}
