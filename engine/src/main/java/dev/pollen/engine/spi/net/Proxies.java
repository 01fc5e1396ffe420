package dev.pollen.engine.spi.net;

import dev.pollen.engine.spi.net.Proxy.Kind;
import dev.pollen.engine.spi.net.Proxy.Login;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proxies that the environment names, as curl reads it: {@code HTTPS_PROXY} or {@code
 * HTTP_PROXY} by the address that is called, else {@code ALL_PROXY}; nobody that {@code NO_PROXY}
 * lists. Small letters go before capital ones, as {@code https_proxy}. This machine itself is never
 * called by a proxy.
 */
public final class Proxies {
  public static final Proxies NONE = new Proxies(Optional.empty(), Optional.empty(), Hosts.NONE);

  private static final int USUAL_PORT = 1080;
  private static final Map<String, Kind> KINDS =
      Map.of(
          "http", Kind.HTTP,
          "socks4", Kind.SOCKS4,
          "socks4a", Kind.SOCKS4,
          "socks5", Kind.SOCKS5,
          "socks5h", Kind.SOCKS5,
          "socks", Kind.SOCKS5);

  private final Optional<Proxy> https;
  private final Optional<Proxy> http;
  private final Hosts none;

  private Proxies(Optional<Proxy> https, Optional<Proxy> http, Hosts none) {
    this.https = https;
    this.http = http;
    this.none = none;
  }

  /** Throws {@link IllegalArgumentException} that names a variable which cannot be used. */
  public static Proxies of(Map<String, String> environment) {
    return new Proxies(
        proxy(environment, "HTTPS_PROXY").or(() -> proxy(environment, "ALL_PROXY")),
        proxy(environment, "HTTP_PROXY").or(() -> proxy(environment, "ALL_PROXY")),
        none(environment));
  }

  /** By which one a host is called; empty: directly. */
  public Optional<Proxy> to(boolean ssl, String host, int port) {
    boolean direct = Hosts.isLoopback(host) || none.has(host, port);
    return direct ? Optional.empty() : ssl ? https : http;
  }

  /** The passwords and what else must not be shown. */
  public List<String> secrets() {
    return Stream.of(https, http)
        .flatMap(Optional::stream)
        .flatMap(one -> one.login().stream())
        .flatMap(login -> Stream.of(login.password(), login.user() + ":" + login.password()))
        .distinct()
        .filter(secret -> !secret.isEmpty())
        .toList();
  }

  private static Hosts none(Map<String, String> environment) {
    String words = found(environment, "NO_PROXY").orElse("");
    try {
      return Hosts.of(
          Arrays.stream(words.split("[,\\s]+", -1)).filter(word -> !word.isEmpty()).toList());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("NO_PROXY: " + e.getMessage(), e);
    }
  }

  private static Optional<String> found(Map<String, String> environment, String name) {
    return Stream.of(name.toLowerCase(Locale.ROOT), name)
        .map(environment::get)
        .filter(value -> value != null && !value.isBlank())
        .map(String::strip)
        .findFirst();
  }

  private static Optional<Proxy> proxy(Map<String, String> environment, String name) {
    return found(environment, name).map(text -> read(name, text));
  }

  private static Proxy read(String variable, String text) {
    URI uri = address(variable, text.contains("://") ? text : "http://" + text);
    Kind kind = KINDS.get(uri.getScheme().toLowerCase(Locale.ROOT));
    if (kind == null || uri.getHost() == null) {
      throw wrong(variable);
    }
    return new Proxy(
        kind,
        uri.getHost(),
        uri.getPort() > 0 ? uri.getPort() : USUAL_PORT,
        Optional.ofNullable(uri.getRawUserInfo()).map(Proxies::login),
        variable);
  }

  private static URI address(String variable, String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw wrong(variable);
    }
  }

  /** Says nothing of what stands there: it may be a password. */
  private static IllegalArgumentException wrong(String variable) {
    return new IllegalArgumentException(
        variable
            + " names no proxy that can be used (write http://host:port, with user:password@ before"
            + " the host where it wants that, or socks5://host:port; odd characters of a password"
            + " as %40)");
  }

  private static Login login(String userInfo) {
    String[] both = userInfo.split(":", 2);
    return new Login(decoded(both[0]), both.length > 1 ? decoded(both[1]) : "");
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
