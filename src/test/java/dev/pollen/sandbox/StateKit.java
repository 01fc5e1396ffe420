package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * All rows of a sandbox's world, with every time in them made the same, so that what was done twice
 * can be told from what was done once.
 */
public final class StateKit {
  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d.*");
  private static final long FIRST_MILLIS = 1_000_000_000_000L;

  private final Set<Object> visited = Collections.newSetFromMap(new IdentityHashMap<>());
  private final ArrayNode state = Json.array();

  private StateKit() {}

  static JsonNode of(World world) {
    StateKit kit = new StateKit();
    kit.visit(world);
    return kit.state;
  }

  private void visit(Object value) {
    if (value instanceof Table table) {
      if (visited.add(table)) {
        rows(table);
      }
    } else if (isOurs(value) && visited.add(value)) {
      fields(value.getClass()).forEach(field -> visit(get(field, value)));
    }
  }

  private static boolean isOurs(Object value) {
    return value != null && value.getClass().getPackageName().equals(World.class.getPackageName());
  }

  private static List<Field> fields(Class<?> type) {
    List<Field> fields = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        fields.add(field);
      }
    }
    return fields;
  }

  private static Object get(Field field, Object of) {
    try {
      field.setAccessible(true);
      return field.get(of);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private void rows(Table table) {
    for (int i = 0; i < table.size(); i++) {
      table.at(i).ifPresent(row -> state.add(timeless(row)));
    }
  }

  private static JsonNode timeless(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = Json.object();
      object.properties().forEach(one -> copy.set(one.getKey(), timeless(one.getValue())));
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = Json.array();
      array.forEach(one -> copy.add(timeless(one)));
      return copy;
    }
    boolean time =
        TIME.matcher(node.asText()).matches()
            || (node.isIntegralNumber() && node.longValue() > FIRST_MILLIS);
    return time ? copyOf("a time") : node;
  }

  private static JsonNode copyOf(String text) {
    return Json.object().textNode(text);
  }
}
