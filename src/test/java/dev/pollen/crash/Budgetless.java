package dev.pollen.crash;

import dev.pollen.catalog.Catalog;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A copy of the shipped catalog whose HighLevel budget is as good as none: by the vendor's own, a
 * daemon rests ten seconds after each restart, and most of a crash test would be rest. A short
 * window there must be: an account that says "too many" without a time rests for one, and with the
 * day's alone that is minutes, in which nothing comes to any boundary.
 */
final class Budgetless {
  private static final String SHORT = "  - {requests: 100, per: \"10s\"}\n";
  private static final String WIDE = "  - {requests: 100000, per: \"1s\"}\n";

  private Budgetless() {}

  /** Writes it; the jar is to stand first on the daemon's class path. */
  static Path write(Path jar) throws IOException, URISyntaxException {
    try (FileSystem inside = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
      write(inside);
    }
    return jar;
  }

  private static void write(FileSystem jar) throws IOException, URISyntaxException {
    Path catalog = jar.getPath("/catalog");
    URL anchor = Catalog.class.getResource("/catalog/manual/system.yaml");
    if (anchor.openConnection() instanceof JarURLConnection shipped) {
      Path file = Path.of(shipped.getJarFileURL().toURI());
      try (FileSystem inside = FileSystems.newFileSystem(file, (ClassLoader) null)) {
        copy(inside.getPath("/catalog"), catalog);
      }
    } else {
      copy(Path.of(anchor.toURI()).getParent().getParent(), catalog);
    }
    change(catalog.resolve("highlevel/system.yaml"));
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(from)) {
      files = found.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path copy = to.resolve(from.relativize(file).toString());
      Files.createDirectories(copy.getParent());
      Files.write(copy, Files.readAllBytes(file));
    }
  }

  private static void change(Path system) throws IOException {
    String text = Files.readString(system);
    if (!text.contains(SHORT)) {
      throw new IllegalStateException(system + " has no longer the budget that is to be replaced");
    }
    Files.writeString(system, text.replace(SHORT, WIDE));
  }
}
