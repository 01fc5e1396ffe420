package dev.pollen.daemon.cli;

import dev.pollen.catalog.Catalog;
import dev.pollen.daemon.Daemon;
import dev.pollen.daemon.DaemonSetup;
import dev.pollen.daemon.LogSetup;
import dev.pollen.daemon.config.PollenConfig;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run}: the daemon, until it is told to stop. */
@Command(
    name = "run",
    description = "Runs the daemon: polls, runs recipes, takes up edits. Ctrl-C stops it.",
    footer = {
      "",
      "Stopping lets steps in flight settle; nothing is lost either way, also by kill -9."
    })
final class RunCommand implements Callable<Integer> {
  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final Duration STOPPING = Duration.ofSeconds(30);

  /** How the log looks. */
  enum LogForm {
    TEXT,
    JSON
  }

  @Mixin private Setup setup;

  @Option(
      names = "--log",
      paramLabel = "text|json",
      defaultValue = "TEXT",
      description = "One readable line an event, or one JSON object.")
  private LogForm log;

  @Override
  public Integer call() throws InterruptedException {
    PollenConfig config = setup.config();
    Catalog catalog = setup.catalog(config);
    LogSetup.use(form(), setup.verbose());
    DaemonSetup parts =
        new DaemonSetup(
            config,
            catalog,
            setup.connections(config, catalog, name -> true),
            Version.text(),
            DaemonSetup.key(config, setup.console().environment()));
    Daemon daemon = Waiting.on(Daemon.start(parts));
    daemon.problems().forEach(setup::tell);
    welcome(daemon);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(daemon), "pollen-stop"));
    new CountDownLatch(1).await();
    return Exit.DONE;
  }

  private LogSetup.Form form() {
    if (log == LogForm.JSON) {
      return LogSetup.Form.JSON;
    }
    return setup.console().coloured() ? LogSetup.Form.TERMINAL : LogSetup.Form.TEXT;
  }

  private void welcome(Daemon daemon) {
    if (log == LogForm.JSON) {
      return;
    }
    setup
        .console()
        .err()
        .printf(
            "Pollen %s runs %s; %s/health/ready says how it is. Ctrl-C stops it.%n",
            Version.text(), Count.of(daemon.recipes(), "recipe"), daemon.address());
  }

  /** Ends the process itself, so that an orderly stop is a success to whoever asked for it. */
  private void stop(Daemon daemon) {
    try {
      Waiting.on(daemon.stop(GRACE), STOPPING);
      Runtime.getRuntime().halt(Exit.DONE);
    } catch (RuntimeException e) {
      setup.console().err().println("pollen: did not stop in order: " + e.getMessage());
    }
  }
}
