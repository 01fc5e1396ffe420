package dev.pollen.engine.names;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Choices;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.Naming;
import dev.pollen.catalog.OperationSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A text among an operation's inputs that may be a name.
 *
 * @param at where it stands
 */
record Spot(JsonPointer at, String text, Choices choices) {

  /** All of them, what others depend on first. Texts that are ids by their looks are none. */
  static List<Spot> in(JsonNode inputs, OperationSpec operation, Naming naming) {
    List<Spot> spots = new ArrayList<>(0);
    object(JsonPointer.empty(), inputs, operation.inputs(), naming, spots);
    spots.sort(Comparator.comparing(spot -> spot.choices.within().isPresent()));
    return spots;
  }

  private static void object(
      JsonPointer at, JsonNode given, List<Field> fields, Naming naming, List<Spot> spots) {
    for (Field field : given.isObject() ? fields : List.<Field>of()) {
      value(at.appendProperty(field.name()), given.path(field.name()), field, naming, spots);
    }
  }

  private static void value(
      JsonPointer at, JsonNode given, Field field, Naming naming, List<Spot> spots) {
    if (given.isTextual()) {
      field
          .choices()
          .filter(choices -> mayBeName(given.textValue(), choices, naming))
          .ifPresent(choices -> spots.add(new Spot(at, given.textValue(), choices)));
    } else if (given.isObject()) {
      object(at, given, field.fields(), naming, spots);
    } else if (given.isArray() && field.items().isPresent()) {
      for (int i = 0; i < given.size(); i++) {
        value(at.appendIndex(i), given.get(i), field.items().get(), naming, spots);
      }
    }
  }

  private static boolean mayBeName(String text, Choices choices, Naming naming) {
    return !text.isBlank() && !choices.words().contains(text) && !naming.isId(text);
  }
}
