package dev.pollen.connectors.signin;

import dev.pollen.catalog.SignInSpec;
import dev.pollen.catalog.SubAccounts;
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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How one connection signs in: what its calls ask, what a person is shown, how the accounts below
 * it are signed in, and what must be closed in the end.
 *
 * @param below by an account's id; made anew at each call
 */
public record SignIns(
    Credentials credentials,
    SignIn signIn,
    Function<String, SignIns> below,
    List<Closing> closing) {

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
    return new SignIns(key, key, id -> none(settings.name(), id), List.of());
  }

  /** A key opens no account but its own. */
  private static SignIns none(String name, String id) {
    NoSignIn none = new NoSignIn(name, id);
    return new SignIns(none, none, other -> none(name, other), List.of());
  }

  private static SignIns key(SystemSpec system, ConnectionSettings settings, Host host) {
    return byKey(system.signIn().key(), true, settings, host);
  }

  private static SignIns oauth(
      SystemSpec system, ConnectionSettings settings, Host host, String base, OAuthApp app) {
    SignInSpec.OAuth spec = asked(system, settings);
    TokenEndpoint endpoint = endpoint(app.tokenUrl().orElse(spec.token()), base, host);
    OAuthSignIn oauth =
        new OAuthSignIn(settings.name(), app, spec, account(spec, settings), endpoint, host);
    SignIns alone =
        new SignIns(
            oauth, oauth, id -> none(settings.name(), id), List.<Closing>of(endpoint::close));
    return system
        .signIn()
        .below()
        .filter(below -> below.above(settings.fields()))
        .map(below -> alone.opening(below, settings, host, base))
        .orElse(alone);
  }

  /** As the system's file says; for an account above others with what it says of those. */
  private static SignInSpec.OAuth asked(SystemSpec system, ConnectionSettings settings) {
    SignInSpec.OAuth spec =
        system
            .signIn()
            .oauth()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "auth: oauth: %s has no OAuth sign-in: give auth: token"
                            .formatted(system.title())));
    return system
        .signIn()
        .below()
        .filter(below -> below.above(settings.fields()))
        .map(below -> spec.above(below))
        .orElse(spec);
  }

  private SignIns opening(SubAccounts spec, ConnectionSettings settings, Host host, String base) {
    TokenEndpoint endpoint = endpoint(spec.token(), base, host);
    Minting minting =
        new Minting(settings.name(), spec, texts(settings), credentials, signIn, endpoint, host);
    return new SignIns(
        credentials,
        signIn,
        id -> minted(minting, id),
        List.<Closing>of(closing.get(0), endpoint::close));
  }

  private static SignIns minted(Minting minting, String id) {
    MintedSignIn one = minting.of(id);
    return new SignIns(one, one, other -> minted(minting, other), List.of());
  }

  private static Map<String, String> texts(ConnectionSettings settings) {
    Map<String, String> texts = new TreeMap<>();
    settings.fields().properties().stream()
        .filter(field -> field.getValue().isValueNode())
        .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
    return texts;
  }

  private static TokenEndpoint endpoint(String address, String base, Host host) {
    return new TokenEndpoint(
        secured(address.startsWith("/") ? base + address : address, host), host);
  }

  private static URI secured(String address, Host host) {
    URI uri = URI.create(address);
    if (uri.getHost() == null) {
      throw new IllegalArgumentException(
          "token_url: '%s' has no host that can be read: write https://host/path"
              .formatted(address));
    }
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
    return Future.join(closing.stream().map(Closing::close).toList()).mapEmpty();
  }
}
