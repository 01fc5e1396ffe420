package dev.pollen.daemon.config;

import dev.pollen.catalog.read.Place;
import dev.pollen.catalog.read.Problem;
import dev.pollen.catalog.read.YamlFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Gets a YAML text from the disk, or says why not. */
final class YamlSource {
  private YamlSource() {}

  static Optional<YamlFile> open(Path path, List<Problem> problems) {
    try {
      YamlFile file =
          YamlFile.parse(path.toString(), Files.readString(path, StandardCharsets.UTF_8));
      problems.addAll(file.problems());
      return file.problems().isEmpty() ? Optional.of(file) : Optional.empty();
    } catch (IOException e) {
      problems.add(
          Problem.error(
              path.toString(), Place.START, "unreadable", "cannot be read: " + Reason.of(e)));
      return Optional.empty();
    }
  }
}
