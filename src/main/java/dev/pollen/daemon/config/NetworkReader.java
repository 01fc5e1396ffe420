package dev.pollen.daemon.config;

import dev.pollen.catalog.read.YamlMap;
import dev.pollen.engine.spi.net.Certificates;
import dev.pollen.engine.spi.net.Hosts;
import dev.pollen.engine.spi.net.Network;
import dev.pollen.engine.spi.net.Proxies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the key {@code network} of {@code pollen.yaml}, and the environment's proxies. */
final class NetworkReader {
  private static final String PRIVATE = "private_addresses";
  private static final List<String> WORDS = List.of("refuse", "allow");

  private final Path path;
  private final YamlMap config;
  private final Map<String, String> environment;
  private final Optional<YamlMap> part;

  NetworkReader(Path path, YamlMap config, Map<String, String> environment) {
    this.path = path;
    this.config = config;
    this.environment = environment;
    this.part = config.inner("network");
  }

  Network network() {
    Network network =
        new Network(
            hosts("plain"),
            refusesPrivate(),
            hosts("private_allowed"),
            authorities(),
            proxies(),
            Network.USUAL.names());
    part.ifPresent(YamlMap::end);
    return network;
  }

  private Hosts hosts(String key) {
    List<String> words =
        part.filter(map -> map.has(key)).map(map -> map.texts(key)).orElse(List.of());
    try {
      return Hosts.of(words);
    } catch (IllegalArgumentException e) {
      part.ifPresent(map -> map.error("/" + key, "wrong-host", e.getMessage()));
      return Hosts.NONE;
    }
  }

  private boolean refusesPrivate() {
    Optional<String> word = part.flatMap(map -> map.text(PRIVATE));
    word.filter(one -> !WORDS.contains(one))
        .ifPresent(one -> part.get().unknownWord(PRIVATE, one, WORDS));
    return word.filter("refuse"::equals).isPresent();
  }

  private Optional<Path> authorities() {
    Optional<Path> file = part.flatMap(map -> map.text("authorities")).map(path::resolveSibling);
    file.ifPresent(this::holdsCertificates);
    return file;
  }

  private void holdsCertificates(Path file) {
    try {
      Certificates.in(file);
    } catch (IOException e) {
      wrongAuthorities(
          "no-file",
          "there is no file '%s' to be read (give one with certificates in PEM)".formatted(file));
    } catch (IllegalArgumentException e) {
      wrongAuthorities("no-certificate", e.getMessage());
    }
  }

  private void wrongAuthorities(String code, String words) {
    part.ifPresent(map -> map.error("/authorities", code, words));
  }

  private Proxies proxies() {
    try {
      return Proxies.of(environment);
    } catch (IllegalArgumentException e) {
      config.error("", "wrong-proxy", "the environment's " + e.getMessage());
      return Proxies.NONE;
    }
  }
}
