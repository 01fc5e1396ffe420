package dev.pollen.connectors.highlevel;

import dev.pollen.connectors.http.HttpConnector;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.Connector;
import dev.pollen.engine.spi.Host;

/**
 * Opens connections to HighLevel with a private integration token or an app, for one location or
 * for a whole company.
 */
public final class HighLevelConnector implements Connector {
  private static final String SYSTEM = "highlevel";
  private final HttpConnector http = new HttpConnector(SYSTEM);

  @Override
  public String system() {
    return SYSTEM;
  }

  @Override
  public Connection open(ConnectionSettings settings, Host host) {
    return new HighLevelConnection(http.open(settings, host), host);
  }
}
