package dev.pollen.engine.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.FieldType;
import dev.pollen.catalog.OperationSpec;
import java.util.Optional;

/**
 * Gives filled inputs the shape the operation declares: a scalar where a list is wanted becomes a
 * list of one.
 */
public final class InputFitter {
  private InputFitter() {}

  /** The same inputs where nothing needs fitting, else a fitted copy. */
  public static JsonNode fit(JsonNode inputs, OperationSpec operation) {
    if (!inputs.isObject()) {
      return inputs;
    }
    Optional<ObjectNode> fitted = Optional.empty();
    for (Field field : operation.inputs()) {
      JsonNode given = inputs.get(field.name());
      JsonNode wanted = given == null ? null : fit(given, field);
      if (wanted != given) {
        ObjectNode copy = fitted.orElseGet(() -> ((ObjectNode) inputs).deepCopy());
        copy.set(field.name(), wanted);
        fitted = Optional.of(copy);
      }
    }
    return fitted.<JsonNode>map(copy -> copy).orElse(inputs);
  }

  private static JsonNode fit(JsonNode given, Field field) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (given.isNull()) {
      return given;
    }
    if (field.type() == FieldType.ARRAY && !given.isArray()) {
      return json.arrayNode().add(given);
    }
    boolean wantsText = field.type() == FieldType.STRING;
    return wantsText && (given.isNumber() || given.isBoolean())
        ? json.textNode(given.asText())
        : given;
  }
}
