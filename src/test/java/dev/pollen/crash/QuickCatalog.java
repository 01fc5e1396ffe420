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
 * A copy of the shipped catalog that waits as long as the sandbox wants, not as long as the vendor
 * does: most of a crash test would be rest.
 *
 * <p>HighLevel's budget is as good as none: by the vendor's own, a daemon rests ten seconds after
 * each restart. A short window there must be: an account that says "too many" without a time rests
 * for one, and with the day's alone that is minutes, in which nothing comes to any boundary. And
 * what was made is seen soon, though later than the sandbox ever shows it.
 */
final class QuickCatalog {
  private static final List<Swap> SWAPS =
      List.of(
          new Swap("system", "{requests: 100, per: \"10s\"}", "{requests: 100000, per: \"1s\"}"),
          new Swap("contact/search", "lag: \"10s\"", "lag: \"5s\""),
          new Swap("conversation/search", "lag: \"10s\"", "lag: \"5s\""),
          new Swap("opportunity/search", "lag: \"10s\"", "lag: \"5s\""),
          new Swap("message/send", "settle: 60s", "settle: 5s"));

  /** What one file of HighLevel's says, and is to say. */
  private record Swap(String file, String shipped, String ours) {
    void make(Path highlevel) throws IOException {
      Path path = highlevel.resolve(file + ".yaml");
      String text = Files.readString(path);
      if (!text.contains(shipped)) {
        throw new IllegalStateException("%s no longer says %s".formatted(path, shipped));
      }
      Files.writeString(path, text.replace(shipped, ours));
    }
  }

  private QuickCatalog() {}

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
    for (Swap swap : SWAPS) {
      swap.make(catalog.resolve("highlevel"));
    }
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
}
