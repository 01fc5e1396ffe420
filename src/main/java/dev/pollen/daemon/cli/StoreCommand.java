package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.daemon.config.StoreText;
import dev.pollen.engine.journal.StorePlace;
import dev.pollen.engine.journal.Stores;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code store}: stores as wholes. */
@Command(
    name = "store",
    description = "Stores as wholes.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = StoreCommand.Copy.class)
final class StoreCommand implements Runnable {
  @SuppressWarnings("unused") // picocli reads its options
  @Mixin
  private Common common;

  @picocli.CommandLine.Spec private picocli.CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** {@code store copy}. */
  @Command(
      name = "copy",
      description = {
        "Copies a store that nobody holds into an empty one: from a file into a database, or back.",
        "Stores are named as in pollen.yaml: sqlite:PATH, or 'postgresql://user:$${env:DB_PASSWORD}@host/name'"
            + " in single quotes, so that the password stands in no process list. Afterwards say"
            + " the new one in pollen.yaml."
      })
  static final class Copy implements Callable<Integer> {
    @Mixin private Common common;

    @Parameters(paramLabel = "FROM", description = "The store that is copied; it stays.")
    private String from;

    @Parameters(paramLabel = "TO", description = "The empty one.")
    private String to;

    @Option(names = "--json", description = "As one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
      StorePlace source = place(from);
      if (source.missing()) {
        throw CommandFault.usage("there is no " + source);
      }
      StorePlace target = place(to);
      Stores.Copied copied = Stores.copy(source, target, false, InstantSource.system());
      if (json) {
        ObjectNode rows = JsonNodeFactory.instance.objectNode();
        copied.rows().forEach(rows::put);
        common.console().json(rows);
      } else {
        common.console().out().printf("%s holds %d rows of %s%n", target, copied.all(), source);
      }
      return Exit.DONE;
    }

    private StorePlace place(String text) {
      try {
        return StoreText.parse(text, common.console().here(), common.console().environment());
      } catch (IllegalArgumentException e) {
        throw CommandFault.usage(e.getMessage());
      }
    }
  }
}
