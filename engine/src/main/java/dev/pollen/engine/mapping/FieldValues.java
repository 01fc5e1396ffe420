package dev.pollen.engine.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.read.Suggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code $field(record, "Favourite colour")}: a value that a record holds under the id of a custom
 * field, by the field's name.
 *
 * <p>Which id a name has is looked up before the run's first step, is handed over in the scope
 * under {@link #ROOT}, and is part of what the run recorded: a replay reads the same. The record
 * itself is not touched.
 */
public final class FieldValues {
  /** The name in a {@link Scope} that no expression can say. */
  public static final String ROOT = "field\u00b7names";

  private static final String USE = "$field(record, \"Favourite colour\")";

  private final JsonNode known;

  private FieldValues(JsonNode known) {
    this.known = known;
  }

  static Object read(Arguments args, Scope scope) {
    JsonNode known = scope.roots().get(ROOT);
    if (known == null) {
      throw new ExpressionFault(
          "$field is not known here: only filters and steps can use it, as " + USE, null);
    }
    return new FieldValues(known).value(args.at(0), args.text(1));
  }

  private Object value(Object record, String name) {
    if (name == null) {
      throw new ExpressionFault("$field needs a name: " + USE, null);
    }
    Set<String> ids = ids(name);
    if (!(record instanceof Map<?, ?> fields)) {
      return null;
    }
    List<Object> values = new ArrayList<>();
    items(fields.get(known.path("list").asText())).stream()
        .filter(item -> ids.contains(String.valueOf(item.get(known.path("id").asText()))))
        .forEach(item -> values.add(value(item)));
    if (values.size() > 1) {
      throw new ExpressionFault(
          "$field: '%s' names %d values of the record: give the field's id"
              .formatted(name, values.size()),
          null);
    }
    return values.isEmpty() ? null : values.get(0);
  }

  private static List<Map<?, ?>> items(Object list) {
    List<Map<?, ?>> items = new ArrayList<>();
    for (Object item : list instanceof List<?> many ? many : List.of(list == null ? 0 : list)) {
      if (item instanceof Map<?, ?> map) {
        items.add(map);
      }
    }
    return items;
  }

  private Object value(Map<?, ?> item) {
    for (JsonNode name : known.path("value")) {
      if (item.containsKey(name.asText())) {
        return item.get(name.asText());
      }
    }
    return null;
  }

  /** The ids of the fields that are called so; of several, a record may hold one. */
  private Set<String> ids(String name) {
    Set<String> exact = new HashSet<>();
    Set<String> anyCase = new HashSet<>();
    Set<String> all = new HashSet<>();
    for (JsonNode field : known.path("names")) {
      String id = field.path("id").asText();
      field.path("names").forEach(each -> all.add(each.asText()));
      if (id.equals(name) || isCalled(field, name, false)) {
        exact.add(id);
      } else if (isCalled(field, name, true)) {
        anyCase.add(id);
      }
    }
    if (exact.isEmpty() && anyCase.isEmpty()) {
      String way = Suggestion.orElse(name, all, "'pollen call' can list those there are");
      throw new ExpressionFault("$field: no field is called '%s' (%s)".formatted(name, way), null);
    }
    return exact.isEmpty() ? anyCase : exact;
  }

  private static boolean isCalled(JsonNode field, String name, boolean anyCase) {
    for (JsonNode each : field.path("names")) {
      if (anyCase ? each.asText().equalsIgnoreCase(name) : each.asText().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
