package dev.pollen.connectors.signin;

import dev.pollen.catalog.SignInSpec;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * What is added to a request so that the system knows who asks.
 *
 * @param secret tells it from another one
 */
public record Credential(String secret, Map<String, String> headers, Map<String, String> query) {

  static Credential of(SignInSpec.Key key, String secret) {
    return switch (key.in()) {
      case BEARER -> header(secret, "Authorization", "Bearer " + secret);
      case HEADER -> header(secret, key.name(), secret);
      case BASIC -> header(secret, "Authorization", "Basic " + basic(key.user(), secret));
      case QUERY -> new Credential(secret, Map.of(), Map.of(key.name(), secret));
    };
  }

  private static Credential header(String secret, String name, String value) {
    return new Credential(secret, Map.of(name, value), Map.of());
  }

  private static String basic(String user, String secret) {
    String pair = user.isEmpty() ? secret : user + ":" + secret;
    return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "credential in " + headers.keySet() + query.keySet();
  }
}
