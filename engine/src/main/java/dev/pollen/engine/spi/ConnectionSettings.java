package dev.pollen.engine.spi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What a user's connection says, secrets resolved.
 *
 * @param name the user's name for it; for a system that needs no connection, the system's key
 * @param token the bearer token; never logged
 * @param baseUrl overrides the system's address
 * @param readOnly refuses every write before it leaves
 * @param fields the system's own fields ({@code location}, {@code company})
 */
public record ConnectionSettings(
    String name,
    String system,
    Optional<String> token,
    Optional<String> baseUrl,
    boolean readOnly,
    ObjectNode fields) {

  public static ConnectionSettings none(String system) {
    return new ConnectionSettings(
        system,
        system,
        Optional.empty(),
        Optional.empty(),
        false,
        com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode());
  }

  @Override
  public String toString() {
    return "connection " + name + " (" + system + ")";
  }
}
