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
import java.util.stream.Stream;

/**
 * A copy of the shipped catalog whose HighLevel budget is a day's: by the vendor's own, a daemon
 * rests ten seconds after each restart, and most of a crash test would be rest.
 */
final class Budgetless {
  private static final String SHORT = "  - {requests: 100, per: \"10s\"}\n";

  private Budgetless() {}

  /** Writes it; the folder is to stand first on the daemon's class path. */
  static Path write(Path folder) throws IOException, URISyntaxException {
    URL anchor = Catalog.class.getResource("/catalog/manual/system.yaml");
    if (anchor.openConnection() instanceof JarURLConnection jar) {
      Path file = Path.of(jar.getJarFileURL().toURI());
      try (FileSystem inside = FileSystems.newFileSystem(file, (ClassLoader) null)) {
        copy(inside.getPath("/catalog"), folder.resolve("catalog"));
      }
    } else {
      copy(Path.of(anchor.toURI()).getParent().getParent(), folder.resolve("catalog"));
    }
    change(folder.resolve("catalog/highlevel/system.yaml"));
    return folder;
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
    Files.writeString(system, text.replace(SHORT, ""));
  }
}
