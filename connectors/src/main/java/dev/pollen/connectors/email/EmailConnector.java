package dev.pollen.connectors.email;

import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.Connector;
import dev.pollen.engine.spi.Host;

/** The system {@code email}: {@code email.send} over a user's SMTP server. */
public final class EmailConnector implements Connector {
  @Override
  public String system() {
    return "email";
  }

  @Override
  public Connection open(ConnectionSettings settings, Host host) {
    return new Mailbox(settings, host);
  }
}
