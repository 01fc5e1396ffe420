package dev.pollen.daemon;

import dev.pollen.catalog.Catalog;
import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.vault.KeySource;
import java.util.List;
import java.util.Map;

/**
 * What a daemon is started with.
 *
 * @param connections the user's, secrets resolved
 * @param version what it calls itself
 * @param key where the master key of its vault comes from
 */
public record DaemonSetup(
    PollenConfig config,
    Catalog catalog,
    List<ConnectionSettings> connections,
    String version,
    KeySource key) {
  public DaemonSetup {
    connections = List.copyOf(connections);
  }

  /** With a master key that is made beside the store. */
  public DaemonSetup(
      PollenConfig config, Catalog catalog, List<ConnectionSettings> connections, String version) {
    this(config, catalog, connections, version, key(config, Map.of()));
  }

  /** Where the master key of a configuration's vault comes from. */
  public static KeySource key(PollenConfig config, Map<String, String> environment) {
    return KeySource.of(environment, Secret.beside(config.anchor(), ".key"));
  }
}
