package dev.pollen.connectors.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.OperationSpec;
import java.util.List;
import java.util.Optional;

/** How much of what an operation can take a call gives. */
enum Given {
  /** The inputs that a recipe must write, and of objects the members they must have. */
  ONLY_WHAT_MUST_BE,
  /** Every input with the example that the reference shows. */
  EVERY_EXAMPLE,
  /** Every input, and of objects and lists everything that they can hold. */
  EVERYTHING;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  JsonNode inputs(OperationSpec operation) {
    ObjectNode inputs = JSON.objectNode();
    operation.inputs().stream()
        .filter(field -> this != ONLY_WHAT_MUST_BE || field.mustBeGiven())
        .forEach(field -> value(field).ifPresent(value -> inputs.set(field.name(), value)));
    return inputs;
  }

  private Optional<JsonNode> value(Field field) {
    Optional<JsonNode> shown =
        field.example().or(field::defaultValue).or(() -> field.allowed().stream().findFirst());
    return this == EVERY_EXAMPLE ? shown.or(() -> built(field)) : built(field).or(() -> shown);
  }

  private Optional<JsonNode> built(Field field) {
    return switch (field.type()) {
      case OBJECT ->
          field.fields().isEmpty() ? Optional.empty() : Optional.of(object(field.fields()));
      case ARRAY -> field.items().flatMap(this::value).map(item -> JSON.arrayNode().add(item));
      default -> Optional.empty();
    };
  }

  private JsonNode object(List<Field> fields) {
    ObjectNode object = JSON.objectNode();
    fields.stream()
        .filter(field -> this != ONLY_WHAT_MUST_BE || field.required())
        .forEach(field -> value(field).ifPresent(value -> object.set(field.name(), value)));
    return object;
  }
}
