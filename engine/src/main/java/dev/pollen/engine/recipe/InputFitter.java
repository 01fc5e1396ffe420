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
      JsonNode given = inputs.path(field.name());
      if (misfits(given, field)) {
        ObjectNode copy = fitted.orElseGet(() -> ((ObjectNode) inputs).deepCopy());
        copy.set(field.name(), fitted(given, field));
        fitted = Optional.of(copy);
      }
    }
    return fitted.<JsonNode>map(copy -> copy).orElse(inputs);
  }

  private static boolean misfits(JsonNode given, Field field) {
    if (given.isMissingNode() || given.isNull()) {
      return false;
    }
    boolean plain = given.isNumber() || given.isBoolean();
    return field.type() == FieldType.ARRAY
        ? !given.isArray()
        : field.type() == FieldType.STRING && plain;
  }

  private static JsonNode fitted(JsonNode given, Field field) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return field.type() == FieldType.ARRAY
        ? json.arrayNode().add(given)
        : json.textNode(given.asText());
  }
}
