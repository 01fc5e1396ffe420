package dev.pollen.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Values that are larger or smaller than the vendor takes: refused before anything is sent. */
public final class InputBounds {
  private final List<String> wrong = new ArrayList<>(0);

  private InputBounds() {}

  /** A line for each value that breaks its field's bounds. */
  public static List<String> problems(JsonNode inputs, OperationSpec operation) {
    InputBounds bounds = new InputBounds();
    bounds.object("", inputs, operation.inputs());
    return bounds.wrong;
  }

  /** The rule that this value, as it stands, breaks, and the way out. */
  public static Optional<String> broken(String name, JsonNode value, Field field) {
    return field.bounds().broken(name, value);
  }

  private void object(String prefix, JsonNode given, List<Field> fields) {
    for (Field field : given.isObject() ? fields : List.<Field>of()) {
      value(prefix + field.name(), given.path(field.name()), field);
    }
  }

  private void value(String name, JsonNode given, Field field) {
    broken(name, given, field).ifPresent(wrong::add);
    object(name + ".", given, field.fields());
    if (given.isArray() && field.items().isPresent()) {
      given.forEach(item -> value(name, item, field.items().get()));
    }
  }
}
