package dev.pollen.daemon.cases;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.RecordShape;
import dev.pollen.catalog.TriggerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The records in a written-out reply, where the catalog says that they stand. */
final class SampleRecords {
  private SampleRecords() {}

  /** Where they stand, for these inputs: one operation leaves that to its caller. */
  static RecordShape shape(TriggerSpec spec, JsonNode inputs) {
    return spec.shape().orElseGet(() -> asWritten(inputs));
  }

  private static RecordShape asWritten(JsonNode inputs) {
    return new RecordShape(
        RecordShape.Form.LIST,
        List.of(JsonPointer.compile(inputs.path("records").asText())),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /** Those of the trigger's sample; none if the catalog has no sample. */
  static List<JsonNode> of(TriggerSpec spec) {
    JsonNode inputs = JsonNodeFactory.instance.objectNode();
    return spec.common().sample().map(reply -> in(reply, shape(spec, inputs))).orElse(List.of());
  }

  /** None where nothing of the right form stands. */
  static List<JsonNode> in(JsonNode reply, RecordShape shape) {
    return switch (shape.form()) {
      case LIST, LIST_OR_OBJECT -> all(find(reply, shape, JsonNode::isContainerNode));
      case OBJECT -> one(find(reply, shape, JsonNode::isObject));
      case MAP -> members(find(reply, shape, JsonNode::isObject));
      case BOOLEAN -> truth(find(reply, shape, JsonNode::isBoolean));
      case BYTES -> one(reply);
    };
  }

  private static JsonNode find(JsonNode reply, RecordShape shape, Predicate<JsonNode> fits) {
    List<JsonPointer> places =
        shape.records().isEmpty() ? List.of(JsonPointer.empty()) : shape.records();
    return places.stream()
        .map(reply::at)
        .filter(fits)
        .findFirst()
        .orElse(JsonNodeFactory.instance.missingNode());
  }

  private static List<JsonNode> all(JsonNode found) {
    List<JsonNode> records = new ArrayList<>();
    found.forEach(records::add);
    return found.isArray() ? records : one(found);
  }

  private static List<JsonNode> one(JsonNode found) {
    return found.isMissingNode() ? List.of() : List.of(found);
  }

  private static List<JsonNode> members(JsonNode found) {
    return found.properties().stream()
        .map(member -> keyed(member.getKey(), member.getValue()))
        .toList();
  }

  private static JsonNode keyed(String key, JsonNode value) {
    ObjectNode record = JsonNodeFactory.instance.objectNode().put("key", key);
    return value instanceof ObjectNode object
        ? record.setAll(object)
        : record.<ObjectNode>set("value", value);
  }

  private static List<JsonNode> truth(JsonNode found) {
    return found.isMissingNode()
        ? List.of()
        : List.of(JsonNodeFactory.instance.objectNode().set("value", found));
  }
}
