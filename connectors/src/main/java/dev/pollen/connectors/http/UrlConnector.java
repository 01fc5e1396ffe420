package dev.pollen.connectors.http;

import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.Connector;
import dev.pollen.engine.spi.Host;

/** The system {@code http}: polls and calls any address that a recipe names. */
public final class UrlConnector implements Connector {

  @Override
  public String system() {
    return "http";
  }

  @Override
  public UrlConnection open(ConnectionSettings settings, Host host) {
    Settings.token(settings);
    return new UrlConnection(host.system(system()), settings, host);
  }
}
