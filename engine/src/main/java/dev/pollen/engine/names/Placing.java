package dev.pollen.engine.names;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Puts values at their places, in a copy. */
final class Placing {
  private Placing() {}

  /**
   * @param values by JSON pointer
   */
  static JsonNode put(JsonNode inputs, JsonNode values) {
    if (values.isEmpty()) {
      return inputs;
    }
    JsonNode copy = inputs.deepCopy();
    values
        .properties()
        .forEach(one -> put(copy, JsonPointer.compile(one.getKey()), one.getValue()));
    return copy;
  }

  private static void put(JsonNode copy, JsonPointer at, JsonNode value) {
    JsonNode owner = copy.at(at.head());
    if (owner instanceof ObjectNode object) {
      object.set(at.last().getMatchingProperty(), value);
    } else if (owner instanceof ArrayNode array) {
      array.set(at.last().getMatchingIndex(), value);
    }
  }
}
