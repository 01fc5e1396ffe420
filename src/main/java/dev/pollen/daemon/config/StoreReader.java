package dev.pollen.daemon.config;

import dev.pollen.catalog.read.Problem;
import dev.pollen.catalog.read.YamlFile;
import dev.pollen.catalog.read.YamlMap;
import dev.pollen.engine.journal.StorePlace;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Reads {@code store}: a file beside the configuration, or a database. */
final class StoreReader {
  private static final Pattern LITERAL = Pattern.compile("postgres(ql)?://[^:/@]*:[^@]+@.*");

  private final Path config;
  private final YamlMap map;

  StoreReader(Path config, YamlMap map) {
    this.config = config;
    this.map = map;
  }

  /** The store that is named; the usual file if none is, or none that could be. */
  StorePlace store(String usual) {
    Path base = config.resolveSibling("");
    try {
      return StoreText.parse(map.text("store").orElse("sqlite:" + usual), base);
    } catch (IllegalArgumentException e) {
      map.error("/store", "unknown-store", e.getMessage());
      return StorePlace.file(config.resolveSibling(usual));
    }
  }

  /** A password that stands in the file itself. */
  static void warnOfSecret(YamlFile written, List<Problem> problems) {
    String url = written.root().path("store").asText();
    if (LITERAL.matcher(url).matches() && !References.isReference(url)) {
      problems.add(
          Problem.warning(
              written.name(),
              written.place("/store"),
              "literal-secret",
              "the database's password stands in the file (better: ${env:NAME} or ${file:PATH})"));
    }
  }
}
