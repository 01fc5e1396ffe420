package dev.pollen.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * Gives filled inputs the shape the operation declares: a scalar where a list is wanted becomes a
 * list of one, a mapping the list that it stands for, a number where a text is wanted its digits.
 * What is not declared stays as it is.
 */
public final class InputFitter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private InputFitter() {}

  /** The same inputs where nothing needs fitting, else a fitted copy. */
  public static JsonNode fit(JsonNode inputs, OperationSpec operation) {
    return object(inputs, operation.inputs());
  }

  private static JsonNode object(JsonNode given, List<Field> fields) {
    Optional<ObjectNode> copy = Optional.empty();
    for (Field field : given.isObject() ? fields : List.<Field>of()) {
      JsonNode old = given.path(field.name());
      JsonNode fitted = value(old, field);
      if (!fitted.equals(old)) {
        copy = Optional.of(copy.orElseGet(() -> shallow(given)));
        copy.get().set(field.name(), fitted);
      }
    }
    return copy.<JsonNode>map(made -> made).orElse(given);
  }

  private static ObjectNode shallow(JsonNode given) {
    return JSON.objectNode().setAll((ObjectNode) given);
  }

  private static JsonNode value(JsonNode given, Field field) {
    if (given.isMissingNode() || given.isNull()) {
      return given;
    }
    return switch (field.type()) {
      case ARRAY -> list(field.mapping().map(it -> it.list(given)).orElse(given), field);
      case OBJECT -> object(given, field.fields());
      case STRING -> text(given);
      default -> given;
    };
  }

  private static JsonNode list(JsonNode given, Field field) {
    boolean asItIs = given.isArray() && field.items().isEmpty();
    if (asItIs) {
      return given;
    }
    ArrayNode fitted = JSON.arrayNode();
    for (JsonNode item : given.isArray() ? given : JSON.arrayNode().add(given)) {
      fitted.add(field.items().map(each -> value(item, each)).orElse(item));
    }
    return fitted.equals(given) ? given : fitted;
  }

  private static JsonNode text(JsonNode given) {
    if (given.isFloatingPointNumber()) {
      return JSON.textNode(given.decimalValue().stripTrailingZeros().toPlainString());
    }
    return given.isNumber() || given.isBoolean() ? JSON.textNode(given.asText()) : given;
  }
}
