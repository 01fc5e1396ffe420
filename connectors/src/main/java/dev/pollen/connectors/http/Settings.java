package dev.pollen.connectors.http;

import dev.pollen.catalog.Field;
import dev.pollen.catalog.SystemSpec;
import dev.pollen.connectors.wire.Line;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.net.Network;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a connection's settings must be before anything is sent with them. */
final class Settings {
  /** The characters that RFC 6750 allows in a bearer token, and no line end among them. */
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");

  private Settings() {}

  static void check(SystemSpec system, ConnectionSettings settings) {
    List<String> missing =
        system.connectionFields().stream()
            .filter(Field::mustBeGiven)
            .map(Field::name)
            .filter(name -> !Json.given(settings.fields().get(name)))
            .toList();
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "missing %s: a connection to %s must say it"
              .formatted(String.join(", ", missing), system.title()));
    }
    whose(system, settings);
    token(settings);
  }

  /** A system whose accounts stand one below the other must be told which one it is. */
  private static void whose(SystemSpec system, ConnectionSettings settings) {
    system
        .signIn()
        .below()
        .filter(below -> !below.said(settings.fields()))
        .ifPresent(
            below -> {
              throw new IllegalArgumentException(below.missing());
            });
  }

  static void token(ConnectionSettings settings) {
    if (settings.token().filter(token -> !TOKEN.matcher(token).matches()).isPresent()) {
      throw new IllegalArgumentException(
          "auth: token is empty or holds a space or line end: copy the token alone");
    }
  }

  static Address base(SystemSpec system, ConnectionSettings settings, Network network) {
    String text =
        settings
            .baseUrl()
            .or(system::baseUrl)
            .orElseThrow(() -> new IllegalArgumentException("missing base_url: give its address"));
    return secured(base(text), network);
  }

  private static Address base(String text) {
    try {
      return Address.base(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("base_url: " + e.getMessage(), e);
    }
  }

  private static Address secured(Address base, Network network) {
    if (!Line.isOpen(base.origin(), network)) {
      throw new IllegalArgumentException("base_url: " + Network.plainWords(base.origin().host()));
    }
    return base;
  }

  /**
   * The system and the fields that the budget belongs to: {@code highlevel:loc_1}. An account above
   * others has its own.
   */
  static String account(SystemSpec system, ConnectionSettings settings) {
    String fields =
        system.accountOf(settings.fields()).stream()
            .map(settings.fields()::get)
            .filter(Json::given)
            .map(Json::text)
            .collect(Collectors.joining("/"));
    return system.account().isEmpty()
        ? system.key()
        : system.key()
            + ":"
            + Optional.of(fields).filter(f -> !f.isEmpty()).orElse(settings.name());
  }
}
