package dev.pollen.connectors.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Since;
import java.time.Instant;

/**
 * Lays "only what changed since" over a recipe's inputs: objects are merged, arrays appended to,
 * {@code {since}} becomes the instant.
 */
final class SinceInputs {
  private static final String HOLE = "{since}";

  private SinceInputs() {}

  static ObjectNode lay(ObjectNode inputs, Since since, Instant instant) {
    return (ObjectNode) merge(inputs, fill(since.put(), since, instant));
  }

  private static JsonNode merge(JsonNode under, JsonNode over) {
    if (under instanceof ObjectNode object && over instanceof ObjectNode members) {
      ObjectNode merged = Json.object().setAll(object);
      members
          .properties()
          .forEach(m -> merged.set(m.getKey(), merge(object.path(m.getKey()), m.getValue())));
      return merged;
    }
    return under instanceof ArrayNode array && over instanceof ArrayNode more
        ? JsonNodeFactory.instance.arrayNode().addAll(array).addAll(more)
        : over;
  }

  private static JsonNode fill(JsonNode node, Since since, Instant instant) {
    if (node instanceof ObjectNode object) {
      ObjectNode filled = Json.object();
      object.properties().forEach(m -> filled.set(m.getKey(), fill(m.getValue(), since, instant)));
      return filled;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode filled = JsonNodeFactory.instance.arrayNode();
      array.forEach(item -> filled.add(fill(item, since, instant)));
      return filled;
    }
    return node.isTextual() && node.asText().contains(HOLE)
        ? text(node.asText(), since, instant)
        : node;
  }

  private static JsonNode text(String text, Since since, Instant instant) {
    boolean number = since.format().equals("epoch_ms");
    if (number && text.equals(HOLE)) {
      return JsonNodeFactory.instance.numberNode(instant.toEpochMilli());
    }
    String stamp = number ? Long.toString(instant.toEpochMilli()) : instant.toString();
    return JsonNodeFactory.instance.textNode(text.replace(HOLE, stamp));
  }
}
