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
  private static final String SQLITE = "sqlite:";
  private static final String POSTGRES = "postgres";
  private static final Pattern LITERAL = Pattern.compile("postgres(ql)?://[^:/@]*:[^@]+@.*");

  private final Path config;
  private final YamlMap map;

  StoreReader(Path config, YamlMap map) {
    this.config = config;
    this.map = map;
  }

  /** The store that is named; the usual file if none is, or none that could be. */
  StorePlace store(String usual) {
    String url = map.text("store").orElse(SQLITE + usual);
    if (url.startsWith(SQLITE) && url.length() > SQLITE.length()) {
      return file(url.substring(SQLITE.length()));
    }
    if (url.startsWith(POSTGRES)) {
      return database(url, usual);
    }
    String words =
        "this is no store (write sqlite:PATH, such as sqlite:data/pollen.db, or a postgresql://"
            + " address)";
    map.error("/store", "unknown-store", words);
    return file(usual);
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

  private StorePlace database(String url, String usual) {
    try {
      return StorePlace.postgres(url);
    } catch (IllegalArgumentException e) {
      map.error("/store", "unknown-store", e.getMessage());
      return file(usual);
    }
  }

  private StorePlace file(String name) {
    return StorePlace.file(config.resolveSibling(name));
  }
}
