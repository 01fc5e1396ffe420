package dev.pollen.daemon.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.daemon.config.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads JSON that a person named, or says in one line why it cannot be used. */
final class JsonFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonFiles() {}

  static ObjectNode object(Path file) {
    return object(file.toString(), text(file));
  }

  static List<String> lines(Path file) {
    return text(file).lines().toList();
  }

  /** A JSON object; {@code name} is what messages call it. */
  static ObjectNode object(String name, String text) {
    try {
      JsonNode node = JSON.readTree(text);
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw CommandFault.usage(name + ": must be a JSON object, such as {\"name\": \"value\"}");
    } catch (JsonProcessingException e) {
      throw CommandFault.usage(name + ": no JSON: " + e.getOriginalMessage());
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw CommandFault.usage("%s cannot be read: %s".formatted(file, Reason.of(e)));
    }
  }
}
