package dev.pollen.daemon.forget;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Replies that are kept as files below the data folder, such as recordings of calls. */
final class KeptReplies {
  private static final Pattern PATH =
      Pattern.compile("files/[A-Za-z0-9_-]+/[0-9a-f]{2}/[0-9a-f]{64}[.A-Za-z0-9]*");

  private KeptReplies() {}

  /** Tells of every path of such a file in a value. */
  static void named(JsonNode value, Consumer<String> told) {
    if (value.isTextual() && PATH.matcher(value.textValue()).matches()) {
      told.accept(value.textValue());
    }
    value.forEach(part -> named(part, told));
  }

  /** Whether it was there, and is gone. */
  static boolean delete(Path data, String path) throws IOException {
    return Files.deleteIfExists(data.resolve(path));
  }
}
