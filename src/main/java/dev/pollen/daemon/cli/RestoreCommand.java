package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pollen.daemon.backup.Restore;
import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.engine.journal.SqliteFile;
import dev.pollen.engine.journal.Stores;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code restore}. */
@Command(
    name = "restore",
    description = {
      "Puts a backup in the place of the store, while no daemon runs on it.",
      "The next start knows: whatever its open runs, and those of each shared poll's first complete"
          + " poll, are about to do may have been done after the backup. That is looked up first;"
          + " what nobody can look up is held, until 'pollen runs release RECIPE'."
    })
final class RestoreCommand implements Callable<Integer> {
  @Mixin private Setup setup;

  @Parameters(paramLabel = "FILE", description = "What 'pollen backup' wrote.")
  private Path file;

  @Option(names = "--replace", description = "Although there is a store already.")
  private boolean replace;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Option(names = "--json", description = "As one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    PollenConfig config = setup.config();
    if (DaemonClient.find(config).isPresent()) {
      throw CommandFault.failed("a daemon runs on %s: stop it first".formatted(config.store()));
    }
    Path backup = setup.console().here().resolve(file);
    Restore restore = new Restore(backup, config.store(), config.data(), InstantSource.system());
    try {
      return restored(config, restore, restore.manifest());
    } catch (IOException e) {
      throw CommandFault.failed("%s cannot be restored: %s".formatted(backup, e.getMessage()), e);
    }
  }

  private int restored(PollenConfig config, Restore restore, JsonNode manifest) throws IOException {
    boolean replaces = restore.replaces();
    if (replaces && !replace) {
      throw CommandFault.failed(
          "%s holds a store already: add --replace if the backup of %s is to take its place"
              .formatted(config.store(), manifest.path("made").asText()));
    }
    confirm(config, restore, manifest, replaces);
    Stores.Copied copied = restore.run(replaces);
    if (json) {
      setup
          .console()
          .json(
              JsonNodeFactory.instance
                  .objectNode()
                  .put("made", manifest.path("made").asText())
                  .put("rows", copied.all()));
    } else {
      setup
          .console()
          .out()
          .printf("%s is as it was at %s%n", config.store(), manifest.path("made").asText());
    }
    return Exit.DONE;
  }

  private void confirm(PollenConfig config, Restore restore, JsonNode manifest, boolean replaces) {
    String old =
        !replaces
            ? "is empty"
            : config.store() instanceof SqliteFile there
                ? "is moved to " + restore.aside(there.path()).getFileName()
                : "is overwritten";
    String what =
        "The backup was made at %s and holds %d rows. %s %s. What happened since the backup is looked up or held at the next start."
            .formatted(
                manifest.path("made").asText(),
                manifest.path("rows").asLong(),
                config.store(),
                old);
    if (!yes && !setup.console().terminal()) {
      throw CommandFault.usage(what + " Add --yes to do it");
    }
    if (!yes && !setup.console().confirms(what + " Go on?")) {
      throw CommandFault.failed("nothing was changed");
    }
  }
}
