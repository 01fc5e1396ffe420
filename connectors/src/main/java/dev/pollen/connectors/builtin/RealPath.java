package dev.pollen.connectors.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The one name of a file, whatever links lead to it, so that one file has one writer. Makes the
 * folders that are missing.
 */
final class RealPath {
  private RealPath() {}

  static Path of(Path base, JsonNode input) throws IOException {
    String text = input.path("path").asText("");
    if (text.isBlank()) {
      throw FileFaults.refused("path is empty: name the file to write");
    }
    Path path = resolve(base, text);
    if (Files.isDirectory(path) || path.getFileName() == null) {
      throw FileFaults.refused(text + " is a folder: name a file in it");
    }
    Files.createDirectories(path.getParent());
    return Files.exists(path)
        ? path.toRealPath()
        : path.getParent().toRealPath().resolve(path.getFileName());
  }

  private static Path resolve(Path base, String text) {
    try {
      return base.toAbsolutePath().resolve(text).normalize();
    } catch (InvalidPathException e) {
      throw FileFaults.refused("path '%s' cannot be a file's name".formatted(text));
    }
  }
}
