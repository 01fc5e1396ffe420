package dev.pollen.daemon.cli;

import dev.pollen.catalog.Catalog;
import dev.pollen.daemon.DaemonSetup;
import dev.pollen.daemon.LogSetup;
import dev.pollen.daemon.SettingSecrets;
import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.engine.journal.Journal;
import dev.pollen.engine.journal.SqlJournal;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.Vault;
import dev.pollen.engine.vault.Scrubber;
import dev.pollen.engine.vault.StoreVault;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a command that runs without a daemon has tokens from. */
record Tokens(Vault vault, Optional<Journal> journal) implements AutoCloseable {

  /**
   * Whether these connections may be signed in to the vault, as they have no token of their own.
   */
  static boolean inVault(Catalog catalog, List<ConnectionSettings> settings) {
    return settings.stream()
        .anyMatch(
            one ->
                one.token().isEmpty()
                    && catalog
                        .system(one.system())
                        .filter(system -> system.needsConnection() || one.baseUrl().isPresent())
                        .isPresent());
  }

  /** The store's vault where it is needed; else only what hides the settings' own secrets. */
  static Tokens of(
      PollenConfig config,
      Catalog catalog,
      List<ConnectionSettings> settings,
      Map<String, String> environment) {
    Scrubber scrubber = new Scrubber();
    SettingSecrets.teach(scrubber, catalog, settings);
    LogSetup.scrub(scrubber::hide);
    if (!inVault(catalog, settings) || config.store().missing()) {
      return new Tokens(Vault.hiding(scrubber), Optional.empty());
    }
    Journal journal = SqlJournal.open(config.storeOptions(InstantSource.system()));
    try {
      Vault vault =
          Waiting.on(
              StoreVault.open(
                  journal, DaemonSetup.key(config, environment), scrubber, Runnable::run));
      return new Tokens(vault, Optional.of(journal));
    } catch (RuntimeException e) {
      Waiting.quietly(journal.close());
      throw e;
    }
  }

  @Override
  public void close() {
    journal.ifPresent(open -> Waiting.quietly(open.close()));
  }
}
