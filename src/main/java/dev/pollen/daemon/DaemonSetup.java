package dev.pollen.daemon;

import dev.pollen.catalog.Catalog;
import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.engine.spi.ConnectionSettings;
import java.util.List;

/**
 * What a daemon is started with.
 *
 * @param connections the user's, secrets resolved
 * @param version what it calls itself
 */
public record DaemonSetup(
    PollenConfig config, Catalog catalog, List<ConnectionSettings> connections, String version) {
  public DaemonSetup {
    connections = List.copyOf(connections);
  }
}
