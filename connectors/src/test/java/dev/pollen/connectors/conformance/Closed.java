package dev.pollen.connectors.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A document whose objects allow no properties but the declared ones: the vendor refuses a request
 * with others ("property x should not exist"), though its specification does not say so.
 */
final class Closed {
  private Closed() {}

  static JsonNode of(JsonNode document) {
    JsonNode copy = document.deepCopy();
    close(copy);
    return copy;
  }

  private static void close(JsonNode node) {
    node.forEach(Closed::close);
    if (node instanceof ObjectNode schema
        && !schema.path("properties").isEmpty()
        && !schema.has("additionalProperties")) {
      schema.put("additionalProperties", false);
    }
  }
}
