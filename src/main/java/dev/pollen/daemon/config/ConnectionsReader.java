package dev.pollen.daemon.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.read.Problem;
import dev.pollen.catalog.read.YamlFile;
import dev.pollen.catalog.read.YamlMap;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.net.Network;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads {@code connections.yaml}: the user's accounts at systems, by the user's names. */
public final class ConnectionsReader {
  private ConnectionsReader() {}

  /**
   * Reads those connections of the file that are wanted, so that a variable that another one needs
   * may be missing. A missing file means no connections.
   */
  public static Read<List<ConnectionSettings>> read(
      Path path, Catalog catalog, Map<String, String> environment, Predicate<String> wanted) {
    return read(path, catalog, environment, wanted, Network.USUAL);
  }

  /**
   * The same, under rules of the user's own.
   *
   * @param network the rules that base addresses keep
   */
  public static Read<List<ConnectionSettings>> read(
      Path path,
      Catalog catalog,
      Map<String, String> environment,
      Predicate<String> wanted,
      Network network) {
    List<Problem> problems = new ArrayList<>();
    if (Files.notExists(path)) {
      return Read.of(List.of(), problems);
    }
    Optional<YamlFile> file = YamlSource.open(path, problems);
    List<ConnectionSettings> settings =
        file.map(found -> only(found, wanted))
            .map(found -> settings(path, found, catalog, environment, problems, network))
            .orElse(List.of());
    return Read.of(settings, problems);
  }

  /**
   * The connections as far as they can be read without what they refer to: a secret or an id that
   * cannot be had stays as written, and a connection that cannot be read is left out. Only for what
   * sends nothing.
   */
  public static List<ConnectionSettings> sketch(
      Path path, Catalog catalog, Map<String, String> environment) {
    List<Problem> ignored = new ArrayList<>();
    Optional<YamlFile> file =
        Files.exists(path) ? YamlSource.open(path, ignored) : Optional.empty();
    Path base = path.toAbsolutePath().getParent();
    return file.map(found -> References.known(found, base, environment))
        .map(found -> each(found, found, catalog, Network.USUAL, ignored))
        .orElse(List.of());
  }

  private static YamlFile only(YamlFile file, Predicate<String> wanted) {
    if (!(file.root() instanceof ObjectNode all)) {
      return file;
    }
    ObjectNode some = all.objectNode();
    all.properties().stream()
        .filter(each -> wanted.test(each.getKey()))
        .forEach(each -> some.set(each.getKey(), each.getValue()));
    return file.withRoot(some);
  }

  private static List<ConnectionSettings> settings(
      Path path,
      YamlFile written,
      Catalog catalog,
      Map<String, String> environment,
      List<Problem> problems,
      Network network) {
    if (written.root().isMissingNode() || written.root().isNull()) {
      return List.of();
    }
    Path base = path.toAbsolutePath().getParent();
    YamlFile file = References.resolve(written, base, environment, problems);
    return each(written, file, catalog, network, problems);
  }

  private static List<ConnectionSettings> each(
      YamlFile written, YamlFile file, Catalog catalog, Network network, List<Problem> problems) {
    YamlMap all = new YamlMap(file, "", problems);
    List<ConnectionSettings> settings = new ArrayList<>();
    for (String name : all.keys()) {
      ConnectionReader reader =
          new ConnectionReader(name, written, file, catalog, network, problems);
      all.inner(name).flatMap(reader::read).ifPresent(settings::add);
    }
    return settings;
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
