package dev.pollen.daemon.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.read.YamlFile;
import dev.pollen.engine.recipe.KnownConnections;
import dev.pollen.engine.recipe.KnownConnections.Known;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What checking recipes needs to know of the user's connections, whatever else is wrong with them:
 * one missing variable must not make every recipe look wrong.
 */
public final class KnownNames {
  private KnownNames() {}

  /** Of the connections that a configuration names, under its rules of the network. */
  public static KnownConnections of(PollenConfig config) {
    return new KnownConnections(in(config.connections()).byName(), config.network());
  }

  public static KnownConnections in(Path file) {
    Map<String, Known> known = new TreeMap<>();
    root(file).properties().forEach(each -> known.put(each.getKey(), known(each.getValue())));
    return new KnownConnections(known);
  }

  private static JsonNode root(Path file) {
    try {
      String text = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
      return YamlFile.parse(file.toString(), text).root();
    } catch (IOException e) {
      return YamlFile.parse(file.toString(), "").root();
    }
  }

  private static Known known(JsonNode connection) {
    Set<String> says = new TreeSet<>();
    connection.fieldNames().forEachRemaining(says::add);
    return new Known(
        connection.path("system").asText(),
        connection.has("access"),
        Optional.empty(),
        says,
        connection.path("auth").has("oauth"));
  }
}
