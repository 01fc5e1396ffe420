package dev.pollen.roundtrip;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.TreeMap;

/** What earlier stops were answered, for later ones. */
final class Kept {
  private final Map<String, JsonNode> replies = new TreeMap<>();

  void put(String name, JsonNode reply) {
    replies.put(name, reply);
  }

  void put(String name, String text) {
    put(name, TextNode.valueOf(text));
  }

  /** The same with every {@code #name/pointer} replaced. */
  JsonNode filled(JsonNode given) {
    if (given.isTextual() && given.textValue().startsWith("#")) {
      return found(given.textValue().substring(1));
    }
    if (given.isArray()) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      given.forEach(item -> list.add(filled(item)));
      return list;
    }
    if (given instanceof ObjectNode object) {
      ObjectNode filled = JsonNodeFactory.instance.objectNode();
      object.properties().forEach(one -> filled.set(one.getKey(), filled(one.getValue())));
      return filled;
    }
    return given;
  }

  private JsonNode found(String place) {
    int slash = place.indexOf('/');
    String name = slash < 0 ? place : place.substring(0, slash);
    JsonNode reply = replies.getOrDefault(name, TextNode.valueOf("nothing is kept as " + name));
    JsonNode found = slash < 0 ? reply : reply.at(place.substring(slash));
    if (found.isMissingNode()) {
      throw new AssertionError("nothing at #" + place + " in " + reply);
    }
    return found;
  }
}
