package dev.pollen.connectors.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the texts of an address as a server would: by the schema of the parameter. */
final class WireText {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private WireText() {}

  static Map<String, List<String>> query(String uri) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    String query = uri.contains("?") ? uri.substring(uri.indexOf('?') + 1) : "";
    for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      values.computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>()).add(decoded(parts[1]));
    }
    return values;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** Several texts are a list; what is no number where one is wanted stays a text. */
  static JsonNode typed(List<String> texts, JsonNode schema) {
    if (schema.path("type").asText().equals("array")) {
      ArrayNode list = JSON.arrayNode();
      texts.forEach(text -> list.add(typed(List.of(text), schema.path("items"))));
      return list;
    }
    return texts.size() == 1
        ? scalar(texts.get(0), schema.path("type").asText())
        : JSON.textNode("given %d times: %s".formatted(texts.size(), texts));
  }

  private static JsonNode scalar(String text, String type) {
    return switch (type) {
      case "number" -> text.matches("-?\\d+([.]\\d+)?") ? number(text) : JSON.textNode(text);
      case "integer" -> text.matches("-?\\d+") ? number(text) : JSON.textNode(text);
      case "boolean" ->
          text.matches("true|false") ? JSON.booleanNode(text.equals("true")) : JSON.textNode(text);
      default -> JSON.textNode(text);
    };
  }

  private static JsonNode number(String text) {
    return JSON.numberNode(new java.math.BigDecimal(text));
  }
}
