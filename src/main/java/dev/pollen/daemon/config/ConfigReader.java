package dev.pollen.daemon.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pollen.catalog.read.Problem;
import dev.pollen.catalog.read.YamlFile;
import dev.pollen.catalog.read.YamlMap;
import dev.pollen.daemon.config.PollenConfig.Address;
import dev.pollen.engine.OverBudget;
import dev.pollen.engine.Polling;
import dev.pollen.engine.journal.SqliteFile;
import dev.pollen.engine.journal.StorePlace;
import dev.pollen.engine.spi.net.Network;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads {@code pollen.yaml}: defaults filled in, every wrong line told at once. */
public final class ConfigReader {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Address HTTP = new Address("127.0.0.1", 8321);
  private static final String USUAL_STORE = "data/pollen.db";
  private static final int MAX_PORT = 65_535;

  private final Path path;
  private final YamlFile file;
  private final YamlMap map;
  private final Map<String, String> environment;
  private final List<Problem> problems;

  private ConfigReader(
      Path path, YamlFile file, Map<String, String> environment, List<Problem> problems) {
    this.path = path;
    this.environment = environment;
    this.file = file;
    this.problems = problems;
    this.map = new YamlMap(file, "", problems);
  }

  /** Reads a file that exists; references are looked up in the environment that is given. */
  public static Read<PollenConfig> read(Path path, Map<String, String> environment) {
    List<Problem> problems = new ArrayList<>();
    Optional<YamlFile> file = YamlSource.open(path, problems);
    return file.map(found -> read(path, found, environment, problems))
        .orElseGet(() -> Read.nothing(problems));
  }

  private static Read<PollenConfig> read(
      Path path, YamlFile written, Map<String, String> environment, List<Problem> problems) {
    YamlFile filled =
        written.root().isMissingNode() || written.root().isNull()
            ? written.withRoot(JsonNodeFactory.instance.objectNode())
            : written;
    YamlFile file =
        References.resolve(filled, path.toAbsolutePath().getParent(), environment, problems);
    StoreReader.warnOfSecret(written, problems);
    return Read.of(new ConfigReader(path, file, environment, problems).config(), problems);
  }

  private PollenConfig config() {
    LimitsReader limits = new LimitsReader(map);
    Network network = new NetworkReader(path, map, environment).network();
    StorePlace store = new StoreReader(path, map).store(USUAL_STORE);
    PollenConfig config =
        new PollenConfig(
            path,
            beside(map.text("recipes").orElse("recipes")),
            beside(map.text("connections").orElse("connections.yaml")),
            beside(map.text("plugins").orElse("plugins")),
            store,
            store instanceof SqliteFile file ? file.path() : beside(USUAL_STORE),
            address("http", HTTP),
            polling(),
            zone(),
            limits.limits(),
            alerts(network),
            limits.timeout(TIMEOUT),
            network);
    later("hooks", "hooks are not received");
    map.end();
    return config;
  }

  private Path beside(String name) {
    return path.resolveSibling(name);
  }

  private Address address(String key, Address fallback) {
    return inner(
        key,
        fallback,
        part ->
            new Address(part.text("host").orElse(fallback.host()), port(part, fallback.port())));
  }

  private static int port(YamlMap part, int fallback) {
    int port = part.integer("port").orElse(fallback);
    if (port < 0 || port > MAX_PORT) {
      part.error("/port", "wrong-port", "%d is no port (0 to 65535; 0: any)".formatted(port));
    }
    return port;
  }

  private Polling polling() {
    Polling standard = Polling.DEFAULT;
    Polling polling =
        inner(
            "polling",
            standard,
            part ->
                new Polling(
                    part.duration("min").orElse(standard.min()),
                    part.duration("max").orElse(standard.max()),
                    part.duration("default").orElse(standard.byDefault()),
                    overBudget(part)));
    if (polling.min().compareTo(polling.max()) > 0) {
      map.error(
          "/polling", "wrong-order", "'min' is longer than 'max' (make it the shorter of the two)");
    }
    return polling;
  }

  private static OverBudget overBudget(YamlMap part) {
    Optional<String> word = part.text("over_budget");
    Optional<OverBudget> known = word.flatMap(OverBudget::of);
    word.filter(said -> known.isEmpty())
        .ifPresent(said -> part.unknownWord("over_budget", said, OverBudget.words()));
    return known.orElse(OverBudget.REFUSE);
  }

  private Optional<AlertSettings> alerts(Network network) {
    Optional<YamlMap> part = map.inner("alerts");
    Optional<AlertSettings> alerts =
        part.map(found -> new AlertsReader(found, file.keyPlace("/alerts"), network).settings());
    part.ifPresent(YamlMap::end);
    return alerts;
  }

  private ZoneId zone() {
    Optional<String> name = map.text("zone");
    try {
      return name.map(ZoneId::of).orElseGet(ZoneId::systemDefault);
    } catch (DateTimeException e) {
      map.error(
          "/zone",
          "unknown-zone",
          "'%s' is no time zone (write one such as America/Denver)".formatted(name.orElse("")));
      return ZoneId.systemDefault();
    }
  }

  private <T> T inner(String key, T fallback, Function<YamlMap, T> read) {
    Optional<YamlMap> part = map.inner(key);
    T value = part.map(read).orElse(fallback);
    part.ifPresent(YamlMap::end);
    return value;
  }

  private void later(String key, String what) {
    if (map.has(key)) {
      problems.add(
          Problem.warning(
              file.name(),
              file.keyPlace("/" + key),
              "not-yet",
              "'%s' does nothing in this version: %s".formatted(key, what)));
    }
  }
}
