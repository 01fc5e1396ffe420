package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pollen.daemon.backup.Backup;
import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.engine.journal.SqlJournal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backup}. */
@Command(
    name = "backup",
    description = {
      "Writes the store and the files beside it into one new file, while the daemon runs or not.",
      "It is as of one moment, and read back before it gets its name. The master key that seals"
          + " tokens is not in it: keep that file elsewhere, or sign in again after a restore."
    })
final class BackupCommand implements Callable<Integer> {
  @Mixin private Setup setup;

  @Parameters(paramLabel = "FILE", description = "The file to write, such as pollen-backup.zip.")
  private Path file;

  @Option(names = "--json", description = "As one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    PollenConfig config = setup.config();
    Path target = setup.console().here().resolve(file).toAbsolutePath();
    JsonNode made =
        Desks.served(config, daemon -> byDaemon(daemon, target), () -> here(config, target));
    if (json) {
      setup.console().json(made);
    } else {
      setup
          .console()
          .out()
          .printf(
              "%s: %d rows and %s, %d bytes%n",
              target,
              made.path("rows").asLong(),
              Count.of(made.path("files").asInt(), "file"),
              made.path("bytes").asLong());
    }
    return Exit.DONE;
  }

  private JsonNode byDaemon(DaemonClient daemon, Path target) {
    return daemon.errand(
        "/api/store/backup",
        JsonNodeFactory.instance.objectNode().put("file", target.toString()),
        new AtWork(setup.console(), "writing " + target));
  }

  private static JsonNode here(PollenConfig config, Path target) {
    if (config.store().missing()) {
      throw CommandFault.failed("nothing is kept here yet: there is no " + config.store());
    }
    InstantSource clock = InstantSource.system();
    SqlJournal journal = SqlJournal.open(config.storeOptions(clock));
    try {
      return Waiting.on(new Backup(journal, config.data(), clock, Version.text()).to(target));
    } finally {
      Waiting.quietly(journal.close());
    }
  }
}
