package dev.pollen.engine.spi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.SystemSpec.Budget;
import java.util.Optional;

/**
 * What a user's connection says, secrets resolved.
 *
 * @param name the user's name for it; for a system that needs no connection, the system's key
 * @param token the bearer token; never logged
 * @param baseUrl overrides the system's address
 * @param readOnly refuses every write before it leaves
 * @param app signs in by OAuth with it, where given
 * @param fields the system's own fields ({@code location}, {@code company})
 */
public record ConnectionSettings(
    String name,
    String system,
    Optional<String> token,
    Optional<String> baseUrl,
    boolean readOnly,
    ObjectNode fields,
    Optional<OAuthApp> app,
    int share) {

  /** With all of the budget. */
  public ConnectionSettings(
      String name,
      String system,
      Optional<String> token,
      Optional<String> baseUrl,
      boolean readOnly,
      ObjectNode fields,
      Optional<OAuthApp> app) {
    this(name, system, token, baseUrl, readOnly, fields, app, Budget.WHOLE);
  }

  /** Without an app: signed in to by a token. */
  public ConnectionSettings(
      String name,
      String system,
      Optional<String> token,
      Optional<String> baseUrl,
      boolean readOnly,
      ObjectNode fields) {
    this(name, system, token, baseUrl, readOnly, fields, Optional.empty());
  }

  /**
   * The user's own app at the system, for OAuth 2.0.
   *
   * @param redirect where the system sends the browser back to; as registered there
   * @param authorizeUrl in the place of the system's
   */
  public record OAuthApp(
      String clientId,
      String clientSecret,
      Optional<String> redirect,
      Optional<String> authorizeUrl,
      Optional<String> tokenUrl) {
    @Override
    public String toString() {
      return "app " + clientId;
    }
  }

  /** The same for an account below it: called {@code NAME@ID}, with its id in that field. */
  public ConnectionSettings below(String field, String id) {
    return new ConnectionSettings(
        name + "@" + id,
        system,
        token,
        baseUrl,
        readOnly,
        fields.deepCopy().put(field, id),
        app,
        share);
  }

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
