package dev.pollen.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * A list that may also be written as a mapping: {@code {Favourite colour: green}} for {@code [{id:
 * Favourite colour, field_value: green}]}.
 *
 * @param key the member of an item that the mapping's key becomes
 * @param value the member that its value becomes
 */
public record Mapping(String key, String value) {

  /** Whether something is such a mapping, and not a list or one of its items. */
  public boolean fits(JsonNode given) {
    return given.isObject() && !given.has(value);
  }

  /** The list; what is no mapping stays as it is. */
  JsonNode list(JsonNode given) {
    if (!fits(given)) {
      return given;
    }
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    given
        .properties()
        .forEach(one -> list.addObject().put(key, one.getKey()).set(value, one.getValue()));
    return list;
  }
}
