package dev.pollen.connectors.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.RecordShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds the records in a reply. Empty when the reply does not have the shape that the catalog says:
 * that is a fault, never a page without records.
 */
final class RecordReader {
  private RecordReader() {}

  static Optional<List<JsonNode>> read(JsonNode reply, RecordShape shape) {
    return switch (shape.form()) {
      case LIST -> find(reply, shape, JsonNode::isArray).map(RecordReader::list);
      case OBJECT -> find(reply, shape, RecordReader::objectOrNull).map(RecordReader::one);
      case LIST_OR_OBJECT ->
          find(reply, shape, JsonNode::isContainerNode).map(RecordReader::listOrOne);
      case MAP -> find(reply, shape, JsonNode::isObject).map(map -> members(map, shape));
      case BOOLEAN -> find(reply, shape, JsonNode::isBoolean).map(RecordReader::truth);
      case BYTES -> Optional.empty();
    };
  }

  /** Whether the reply is one record where there might have been a list: nothing follows it. */
  static boolean isOne(JsonNode reply, RecordShape shape) {
    return shape.form() == RecordShape.Form.LIST_OR_OBJECT
        && find(reply, shape, JsonNode::isContainerNode).filter(JsonNode::isObject).isPresent();
  }

  static String expected(RecordShape shape) {
    String places =
        shape.records().stream()
            .map(pointer -> pointer.matches() ? "the reply itself" : pointer.toString())
            .collect(Collectors.joining(" or "));
    String kind = shape.form() == RecordShape.Form.LIST ? "array" : shape.form().name();
    return "no %s of records at %s"
        .formatted(kind.toLowerCase(java.util.Locale.ROOT).replace('_', ' '), places);
  }

  private static Optional<JsonNode> find(
      JsonNode reply, RecordShape shape, Predicate<JsonNode> fits) {
    List<JsonPointer> places =
        shape.records().isEmpty() ? List.of(JsonPointer.empty()) : shape.records();
    return places.stream().map(reply::at).filter(fits).findFirst();
  }

  /** Null says in JSON that there is no such record; a missing member says nothing. */
  private static boolean objectOrNull(JsonNode node) {
    return node.isObject() || node.isNull();
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> records = new ArrayList<>(array.size());
    array.forEach(records::add);
    return records;
  }

  private static List<JsonNode> one(JsonNode node) {
    return node.isNull() ? List.of() : List.of(node);
  }

  private static List<JsonNode> listOrOne(JsonNode node) {
    return node.isArray() ? list(node) : one(node);
  }

  /** What the catalog says to ignore is no record: a trace id beside the days of a month. */
  private static List<JsonNode> members(JsonNode map, RecordShape shape) {
    List<JsonNode> records = new ArrayList<>(map.size());
    for (Map.Entry<String, JsonNode> member : map.properties()) {
      JsonPointer place = JsonPointer.empty().appendProperty(member.getKey());
      if (!shape.ignore().contains(place)) {
        records.add(keyed(member.getKey(), member.getValue()));
      }
    }
    return records;
  }

  private static JsonNode keyed(String key, JsonNode value) {
    ObjectNode record = Json.object().put("key", key);
    return value instanceof ObjectNode object
        ? record.setAll(object)
        : record.<ObjectNode>set("value", value);
  }

  private static List<JsonNode> truth(JsonNode value) {
    return List.of(Json.object().set("value", value));
  }
}
