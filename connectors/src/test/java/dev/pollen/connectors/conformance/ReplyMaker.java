package dev.pollen.connectors.conformance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.connectors.conformance.Specification.Place;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Makes a reply of a schema: everything it declares, or as little as it allows besides the place
 * where the records stand (the vendor marks next to nothing as required).
 */
final class ReplyMaker {
  /** Deep enough for every reply, and an end for schemas that hold themselves. */
  private static final int DEEPEST = 12;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Specification specification;
  private final Predicate<JsonPointer> wanted;

  private ReplyMaker(Specification specification, Predicate<JsonPointer> wanted) {
    this.specification = specification;
    this.wanted = wanted;
  }

  static JsonNode everything(Specification specification, Endpoint endpoint) {
    return new ReplyMaker(specification, pointer -> true).make(endpoint);
  }

  /** Only what must be, and what stands at these places or on the way there. */
  static JsonNode least(Specification specification, Endpoint endpoint, List<JsonPointer> records) {
    return new ReplyMaker(
            specification, pointer -> records.stream().anyMatch(r -> leadsTo(pointer, r)))
        .make(endpoint);
  }

  private static boolean leadsTo(JsonPointer pointer, JsonPointer end) {
    return (end + "/").startsWith(pointer + "/");
  }

  private JsonNode make(Endpoint endpoint) {
    Place reply = new Place(endpoint.document(), endpoint.replyNode());
    return make(reply, JsonPointer.empty(), 0);
  }

  private JsonNode make(Place place, JsonPointer at, int depth) {
    Place schema = specification.resolve(place);
    return composed(schema)
        .map(part -> make(part, at, depth))
        .orElseGet(() -> simple(schema, at, depth));
  }

  /** No schema of the vendor is composed of several parts that all hold. */
  private static Optional<Place> composed(Place schema) {
    return Stream.of("allOf", "oneOf", "anyOf")
        .map(word -> schema.node().path(word).path(0))
        .filter(JsonNode::isObject)
        .map(schema::to)
        .findFirst();
  }

  private JsonNode simple(Place schema, JsonPointer at, int depth) {
    JsonNode node = schema.node();
    if (node.has("properties")) {
      return object(schema, at, depth);
    }
    return switch (node.path("type").asText()) {
      case "object" ->
          shown(node).filter(JsonNode::isTextual).orElseGet(() -> object(schema, at, depth));
      case "array" -> array(schema, at, depth);
      case "number", "integer" -> shown(node).filter(JsonNode::isNumber).orElse(JSON.numberNode(1));
      case "boolean" -> JSON.booleanNode(true);
      default -> text(node);
    };
  }

  private JsonNode object(Place schema, JsonPointer at, int depth) {
    ObjectNode object = JSON.objectNode();
    schema.node().path("required").forEach(name -> object.put(name.asText(), "text"));
    schema.node().path("properties").properties().stream()
        .filter(
            p ->
                object.has(p.getKey())
                    || (depth < DEEPEST && wanted.test(at.appendProperty(p.getKey()))))
        .forEach(
            p ->
                object.set(
                    p.getKey(),
                    make(schema.to(p.getValue()), at.appendProperty(p.getKey()), depth + 1)));
    JsonNode others = schema.node().path("additionalProperties");
    return others.isObject()
        ? object.set("2026-03-02", make(schema.to(others), at, depth + 1))
        : object;
  }

  private ArrayNode array(Place schema, JsonPointer at, int depth) {
    Place items = schema.to(schema.node().path("items"));
    return JSON.arrayNode().add(make(items, at.appendIndex(0), depth + 1));
  }

  private static JsonNode text(JsonNode schema) {
    if (schema.path("format").asText().equals("date-time")) {
      return JSON.textNode("2026-03-02T10:15:30.255Z");
    }
    return Stream.concat(
            StreamSupport.stream(schema.path("enum").spliterator(), false), shown(schema).stream())
        .filter(JsonNode::isTextual)
        .findFirst()
        .orElse(JSON.textNode("text"));
  }

  private static Optional<JsonNode> shown(JsonNode schema) {
    return Stream.of("example", "default").filter(schema::has).map(schema::get).findFirst();
  }
}
