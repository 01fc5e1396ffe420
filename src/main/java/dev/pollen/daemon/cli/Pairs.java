package dev.pollen.daemon.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.FieldType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code --with k=v}: the value becomes what the catalog says the field is.
 *
 * <p>{@code a.b=1} reaches into an object; a list is given as JSON or by saying {@code k=v} again.
 */
final class Pairs {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Pairs() {}

  /** Puts a pair whose field nobody declared: JSON if it reads as JSON, else text. */
  static void putFree(ObjectNode inputs, String pair) {
    put(inputs, pair, List.of());
  }

  /** Puts a pair by the declared fields. */
  static void put(ObjectNode inputs, String pair, List<Field> fields) {
    int equals = pair.indexOf('=');
    if (equals < 1) {
      throw CommandFault.usage("--with '%s': write it as name=value".formatted(pair));
    }
    put(inputs, pair.substring(0, equals), pair.substring(equals + 1), fields);
  }

  private static void put(ObjectNode into, String name, String text, List<Field> fields) {
    Optional<Field> exact = field(fields, name);
    int dot = name.indexOf('.');
    if (exact.isPresent() || dot < 1) {
      into.set(name, together(into.get(name), value(name, text, exact), exact));
      return;
    }
    String head = name.substring(0, dot);
    List<Field> inner = field(fields, head).map(Field::fields).orElse(List.of());
    JsonNode inside = into.get(head);
    put(
        inside instanceof ObjectNode object ? object : into.putObject(head),
        name.substring(dot + 1),
        text,
        inner);
  }

  private static Optional<Field> field(List<Field> fields, String name) {
    return fields.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  private static JsonNode together(JsonNode before, JsonNode value, Optional<Field> field) {
    boolean list = field.map(each -> each.type() == FieldType.ARRAY).orElse(false);
    boolean mapping = field.flatMap(Field::mapping).filter(each -> each.fits(value)).isPresent();
    if (!list || value.isArray() || mapping) {
      return value;
    }
    ArrayNode all = before instanceof ArrayNode some ? some : NODES.arrayNode();
    return all.add(value);
  }

  private static JsonNode value(String name, String text, Optional<Field> field) {
    return switch (field.map(Field::type).orElse(FieldType.ANY)) {
      case STRING -> NODES.textNode(text);
      case INTEGER, NUMBER -> number(name, text);
      case BOOLEAN -> truth(name, text);
      case OBJECT -> json(text).orElseThrow(() -> wrong(name, text, "an object, as JSON"));
      case ARRAY -> list(name, text, field.flatMap(Field::items));
      case ANY -> json(text).orElseGet(() -> NODES.textNode(text));
    };
  }

  private static JsonNode list(String name, String text, Optional<Field> items) {
    Optional<JsonNode> whole = text.startsWith("[") ? json(text) : Optional.empty();
    return whole.orElseGet(() -> value(name, text, items));
  }

  private static JsonNode number(String name, String text) {
    try {
      BigDecimal number = new BigDecimal(text.strip());
      boolean whole = number.stripTrailingZeros().scale() <= 0 && number.precision() <= 18;
      return whole ? NODES.numberNode(number.longValueExact()) : NODES.numberNode(number);
    } catch (NumberFormatException e) {
      throw wrong(name, text, "a number");
    }
  }

  private static JsonNode truth(String name, String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw wrong(name, text, "true or false");
    }
    return NODES.booleanNode(Boolean.parseBoolean(text));
  }

  private static Optional<JsonNode> json(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      return node.isMissingNode() ? Optional.empty() : Optional.of(node);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static CommandFault wrong(String name, String text, String what) {
    return CommandFault.usage("--with %s=%s: '%s' must be %s".formatted(name, text, name, what));
  }
}
