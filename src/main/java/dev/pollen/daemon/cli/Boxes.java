package dev.pollen.daemon.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** JSON shown inside a page of text. */
final class Boxes {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int INDENT = 4;

  private Boxes() {}

  static String indented(JsonNode value) {
    try {
      return JSON.writerWithDefaultPrettyPrinter()
          .writeValueAsString(value)
          .indent(INDENT)
          .stripTrailing();
    } catch (JsonProcessingException e) {
      return value.toString();
    }
  }
}
