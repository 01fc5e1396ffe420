package dev.pollen.connectors.signin;

import dev.pollen.catalog.SignInSpec;
import dev.pollen.catalog.SystemSpec;
import dev.pollen.connectors.wire.Line;
import dev.pollen.connectors.wire.Origin;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.ConnectionSettings.OAuthApp;
import dev.pollen.engine.spi.Host;
import dev.pollen.engine.spi.SignIn;
import dev.pollen.engine.spi.net.Network;
import io.vertx.core.Future;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How one connection signs in: what its calls ask, what a person is shown, and what must be closed
 * in the end.
 */
public record SignIns(Credentials credentials, SignIn signIn, Optional<Closing> closing) {

  /** Closes what was opened. */
  @FunctionalInterface
  public interface Closing {
    Future<Void> close();
  }

  /**
   * As the system's file and the user's settings say.
   *
   * @param base the connection's base address
   */
  public static SignIns of(SystemSpec system, ConnectionSettings settings, Host host, String base) {
    return settings
        .app()
        .map(app -> oauth(system, settings, host, base, app))
        .orElseGet(() -> key(system, settings, host));
  }

  /**
   * By a key alone.
   *
   * @param needed whether calls without one are not made
   */
  public static SignIns byKey(
      SignInSpec.Key spec, boolean needed, ConnectionSettings settings, Host host) {
    KeySignIn key =
        new KeySignIn(settings.name(), spec, needed, settings.token(), host.vault(), host.clock());
    return new SignIns(key, key, Optional.empty());
  }

  private static SignIns key(SystemSpec system, ConnectionSettings settings, Host host) {
    return byKey(system.signIn().key(), true, settings, host);
  }

  private static SignIns oauth(
      SystemSpec system, ConnectionSettings settings, Host host, String base, OAuthApp app) {
    SignInSpec.OAuth spec =
        system
            .signIn()
            .oauth()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "auth: oauth: %s has no OAuth sign-in: give auth: token"
                            .formatted(system.title())));
    String token = app.tokenUrl().orElse(spec.token());
    TokenEndpoint endpoint =
        new TokenEndpoint(secured(token.startsWith("/") ? base + token : token, host), host);
    OAuthSignIn oauth =
        new OAuthSignIn(settings.name(), app, spec, account(spec, settings), endpoint, host);
    return new SignIns(oauth, oauth, Optional.of(endpoint::close));
  }

  private static URI secured(String address, Host host) {
    URI uri = URI.create(address);
    if (!Line.isOpen(Origin.of(uri), host.network())) {
      throw new IllegalArgumentException("token_url: " + Network.plainWords(uri.getHost()));
    }
    return uri;
  }

  private static Map<String, String> account(SignInSpec.OAuth spec, ConnectionSettings settings) {
    Map<String, String> account = new TreeMap<>();
    spec.granted().keySet().stream()
        .filter(field -> settings.fields().hasNonNull(field))
        .forEach(field -> account.put(field, settings.fields().path(field).asText()));
    return account;
  }

  public Future<Void> close() {
    return closing.map(Closing::close).orElseGet(Future::succeededFuture);
  }
}
