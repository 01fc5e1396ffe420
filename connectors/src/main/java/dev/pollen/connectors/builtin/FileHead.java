package dev.pollen.connectors.builtin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The first line of a CSV file: a step with other fields must not add lines below it. */
final class FileHead {
  private static final int SHOWN = 200;

  private FileHead() {}

  static void require(Path path, byte[] head) throws IOException {
    if (head.length == 0 || !Files.exists(path) || Files.size(path) == 0) {
      return;
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] first = in.readNBytes(Math.max(head.length, SHOWN));
      if (first.length < head.length
          || !Arrays.equals(head, 0, head.length, first, 0, head.length)) {
        throw FileFaults.refused(
            "%s: its first line is '%s', but the step's fields are '%s'; use another file"
                .formatted(path, line(first), line(head)));
      }
    }
  }

  private static String line(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).split("\\R", 2)[0];
  }
}
