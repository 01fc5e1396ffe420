package dev.pollen.connectors.highlevel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.connectors.http.HttpConnector;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.Connector;
import dev.pollen.engine.spi.Host;
import java.util.Optional;

/**
 * Opens connections to HighLevel with a private integration token or an access token, for one
 * location or for a whole company.
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
    return new HighLevelConnection(http.open(settings, host, Optional.of(account(settings))), host);
  }

  /** The budget belongs to the location; an agency's own calls to the company. */
  private static String account(ConnectionSettings settings) {
    return field(settings, "location")
        .or(() -> field(settings, "company"))
        .map(id -> SYSTEM + ":" + id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "missing location: give the sub-account's id, or company: for an agency"));
  }

  private static Optional<String> field(ConnectionSettings settings, String name) {
    return Optional.ofNullable(settings.fields().get(name))
        .filter(JsonNode::isValueNode)
        .map(JsonNode::asText)
        .filter(id -> !id.isBlank());
  }
}
