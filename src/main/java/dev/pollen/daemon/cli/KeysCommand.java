package dev.pollen.daemon.cli;

import dev.pollen.daemon.DaemonSetup;
import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.engine.journal.Journal;
import dev.pollen.engine.journal.SqlJournal;
import dev.pollen.engine.vault.Scrubber;
import dev.pollen.engine.vault.StoreVault;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code keys}: what seals the tokens that the store keeps. */
@Command(
    name = "keys",
    description = "The keys that seal tokens in the store.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {KeysCommand.Rotate.class, KeysCommand.Reset.class})
final class KeysCommand implements Runnable {
  @SuppressWarnings("unused") // picocli reads its options
  @Mixin
  private Common common;

  @picocli.CommandLine.Spec private picocli.CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** {@code keys rotate}. */
  @Command(
      name = "rotate",
      description = {
        "Seals every token anew with a new key.",
        "The master key beside the store is replaced too. One that you gave yourself"
            + " (POLLEN_MASTER_KEY) is yours to change: put the new one in front of the old one,"
            + " with a space between, rotate, then take the old one away."
      })
  static final class Rotate implements Callable<Integer> {
    @Mixin private Setup setup;

    @Option(names = "--json", description = "As one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
      PollenConfig config = setup.config();
      return Desks.served(
          config, daemon -> Deeds.tell(setup, "/api/keys/rotate", json), () -> here(config));
    }

    private int here(PollenConfig config) {
      int count = inStore(config, journal -> rotated(config, journal));
      tell(setup, json, count, "the keys are new: %d things were sealed anew".formatted(count));
      return Exit.DONE;
    }

    private int rotated(PollenConfig config, Journal journal) {
      StoreVault vault =
          Waiting.on(
              StoreVault.open(
                  journal,
                  DaemonSetup.key(config, setup.console().environment()),
                  new Scrubber(),
                  Runnable::run));
      return Waiting.on(vault.rotate());
    }
  }

  /** {@code keys reset}. */
  @Command(
      name = "reset",
      description = "Forgets every token in the store, when its master key is lost.")
  static final class Reset implements Callable<Integer> {
    @Mixin private Setup setup;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(names = "--json", description = "As one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
      PollenConfig config = setup.config();
      if (DaemonClient.find(config).isPresent()) {
        throw CommandFault.failed("a daemon uses these tokens: stop it first");
      }
      confirm();
      int count = inStore(config, journal -> Waiting.on(StoreVault.reset(journal)));
      tell(setup, json, count, "forgotten; sign in again with 'pollen connect NAME'");
      return Exit.DONE;
    }

    private void confirm() {
      String what = "every connection that signed in here will have to sign in again";
      if (!yes && !setup.console().terminal()) {
        throw CommandFault.usage(what + ": add --yes if you mean it");
      }
      if (!yes && !setup.console().confirms(what + ". Go on?")) {
        throw CommandFault.failed("nothing was forgotten");
      }
    }
  }

  private static <T> T inStore(PollenConfig config, Function<Journal, T> work) {
    if (config.store().missing()) {
      throw CommandFault.failed("nothing is kept here yet: there is no " + config.store());
    }
    Journal journal = SqlJournal.open(config.storeOptions(InstantSource.system()));
    try {
      return work.apply(journal);
    } finally {
      Waiting.quietly(journal.close());
    }
  }

  private static void tell(Setup setup, boolean json, int count, String words) {
    Console console = setup.console();
    if (json) {
      console.json(
          com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
              .objectNode()
              .put("sealed", count)
              .put("done", words));
    } else {
      console.out().println(words);
    }
  }
}
