package dev.pollen.connectors.http;

import dev.pollen.catalog.SystemSpec;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.Connector;
import dev.pollen.engine.spi.Host;

/**
 * Speaks to any system whose catalog files say everything: address, sign-in by bearer token, calls,
 * paging.
 *
 * <p>A system with an operation that data cannot describe has a connector of its own, which opens
 * one of these and adds to it.
 */
public final class HttpConnector implements Connector {
  private final String system;

  public HttpConnector(String system) {
    this.system = system;
  }

  @Override
  public String system() {
    return system;
  }

  @Override
  public HttpConnection open(ConnectionSettings settings, Host host) {
    SystemSpec spec = host.system(system);
    Settings.check(spec, settings);
    return HttpConnection.open(spec, settings, host);
  }
}
