package dev.pollen.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Lists that are longer than the vendor takes in one call: refused before anything is sent. */
public final class InputBounds {
  private final List<String> wrong = new ArrayList<>(0);

  private InputBounds() {}

  /** A line for each list that is too long. */
  public static List<String> problems(JsonNode inputs, OperationSpec operation) {
    InputBounds bounds = new InputBounds();
    bounds.object("", inputs, operation.inputs());
    return bounds.wrong;
  }

  /** Whether this list, as it stands, is too long for the field. */
  public static boolean isTooLong(JsonNode list, Field field) {
    return list.isArray() && field.most().filter(most -> list.size() > most).isPresent();
  }

  /** The rule and the way out. */
  public static String words(String name, JsonNode list, Field field) {
    return "'%s' takes at most %d items, not %d: send them in parts"
        .formatted(name, field.most().orElseThrow(), list.size());
  }

  private void object(String prefix, JsonNode given, List<Field> fields) {
    for (Field field : given.isObject() ? fields : List.<Field>of()) {
      value(prefix + field.name(), given.path(field.name()), field);
    }
  }

  private void value(String name, JsonNode given, Field field) {
    if (isTooLong(given, field)) {
      wrong.add(words(name, given, field));
    }
    object(name + ".", given, field.fields());
    if (given.isArray() && field.items().isPresent()) {
      given.forEach(item -> value(name, item, field.items().get()));
    }
  }
}
