package dev.pollen.daemon.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.read.Place;
import dev.pollen.catalog.read.YamlMap;
import dev.pollen.daemon.config.AlertSettings.Trouble;
import dev.pollen.engine.spi.net.Network;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the key {@code alerts} of {@code pollen.yaml}. */
final class AlertsReader {
  private static final int HTTP = 80;
  private static final Duration DIGEST = Duration.ofMinutes(15);
  private static final List<String> WORDS =
      Stream.of(Trouble.values()).map(AlertsReader::word).toList();

  private final YamlMap map;
  private final Place place;
  private final Network network;

  AlertsReader(YamlMap map, Place place, Network network) {
    this.network = network;
    this.map = map;
    this.place = place;
  }

  AlertSettings settings() {
    AlertSettings settings =
        new AlertSettings(
            place,
            map.text("action"),
            map.text("connection"),
            with(),
            on(),
            map.duration("digest").orElse(DIGEST),
            heartbeat());
    if (settings.action().isEmpty() && settings.heartbeat().isEmpty()) {
      map.error(
          "",
          "missing-key",
          "'action' is missing: name what tells people, such as action: email.send (or give"
              + " 'heartbeat')");
    }
    return settings;
  }

  private ObjectNode with() {
    JsonNode with = map.get("with");
    if (with.isObject() || with.isMissingNode()) {
      return with.isObject() ? (ObjectNode) with : ConnectionsReader.object();
    }
    map.error("/with", "wrong-type", "'with' must be a mapping of the action's inputs");
    return ConnectionsReader.object();
  }

  private Set<Trouble> on() {
    if (!map.has("on")) {
      return EnumSet.allOf(Trouble.class);
    }
    Set<Trouble> on = EnumSet.noneOf(Trouble.class);
    map.texts("on").forEach(word -> trouble(word).ifPresent(on::add));
    return on;
  }

  private Optional<Trouble> trouble(String word) {
    Optional<Trouble> known =
        Stream.of(Trouble.values()).filter(one -> word(one).equals(word)).findFirst();
    if (known.isEmpty()) {
      map.unknownWord("on", word, WORDS);
    }
    return known;
  }

  private static String word(Trouble trouble) {
    return trouble.name().toLowerCase(Locale.ROOT);
  }

  private Optional<URI> heartbeat() {
    Optional<URI> address = map.text("heartbeat").flatMap(AlertsReader::address);
    if (map.has("heartbeat") && address.isEmpty()) {
      map.error("/heartbeat", "wrong-address", "'heartbeat' must be an address (write https://…)");
    }
    address
        .filter(uri -> "http".equals(uri.getScheme()))
        .filter(uri -> !network.mayBePlain(uri.getHost(), uri.getPort() > 0 ? uri.getPort() : HTTP))
        .ifPresent(uri -> map.error("/heartbeat", "plain-http", Network.plainWords(uri.getHost())));
    return address;
  }

  private static Optional<URI> address(String text) {
    try {
      URI uri = URI.create(text);
      boolean http = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      return http && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
