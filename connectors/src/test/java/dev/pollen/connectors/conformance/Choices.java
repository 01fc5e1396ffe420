package dev.pollen.connectors.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.OperationSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Inputs that between them give every value that our reference allows, wherever it may stand. */
record Choices(int round) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** As many rounds as the longest list of allowed values needs. */
  static Stream<JsonNode> of(OperationSpec operation) {
    int rounds = operation.inputs().stream().mapToInt(Choices::longest).max().orElse(0);
    return IntStream.range(0, rounds).mapToObj(round -> new Choices(round).laid(operation));
  }

  private static int longest(Field field) {
    return Stream.concat(field.fields().stream(), field.items().stream())
        .mapToInt(Choices::longest)
        .reduce(field.allowed().size(), Math::max);
  }

  /** Over the examples, for an input without allowed values keeps its own. */
  private JsonNode laid(OperationSpec operation) {
    ObjectNode inputs = (ObjectNode) Given.EVERYTHING.inputs(operation);
    return object(operation.inputs(), inputs);
  }

  private JsonNode object(List<Field> fields, JsonNode under) {
    ObjectNode object = JSON.objectNode();
    fields.forEach(
        field ->
            value(field, under.path(field.name()))
                .ifPresent(value -> object.set(field.name(), value)));
    return object;
  }

  private Optional<JsonNode> value(Field field, JsonNode under) {
    if (!field.allowed().isEmpty()) {
      return Optional.of(field.allowed().get(round % field.allowed().size()));
    }
    if (under.isObject() && !field.fields().isEmpty()) {
      return Optional.of(object(field.fields(), under));
    }
    if (under.isArray() && field.items().isPresent()) {
      return value(field.items().orElseThrow(), under.path(0))
          .map(item -> JSON.arrayNode().add(item));
    }
    return Optional.of(under).filter(given -> !given.isMissingNode());
  }
}
