package dev.pollen.crash;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a daemon runs. The first one leaves its loaded classes in a file for the next, which start
 * in two thirds of the time; a class path with folders in it does without.
 */
record Classes(String path, Path archive) {
  /**
   * Those of a program, with a catalog that waits for less.
   *
   * @param program its class path
   */
  static Classes of(String program, Path folder) throws IOException, URISyntaxException {
    Path catalog = QuickCatalog.write(folder.resolve("catalog.jar"));
    String path = catalog + File.pathSeparator + program;
    return new Classes(path, folder.resolve("classes.jsa"));
  }

  /** Flags of the one that ends in order. */
  List<String> first() {
    boolean jars =
        Stream.of(path.split(File.pathSeparator)).noneMatch(one -> Files.isDirectory(Path.of(one)));
    return jars && !Files.exists(archive)
        ? List.of("-cp", path, "-Xlog:disable", "-XX:ArchiveClassesAtExit=" + archive)
        : next();
  }

  /** Flags of those that are killed. */
  List<String> next() {
    return Files.exists(archive)
        ? List.of("-cp", path, "-XX:SharedArchiveFile=" + archive)
        : List.of("-cp", path);
  }
}
