package dev.pollen.engine.mapping;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON to the library's maps and lists, and back with a bound on the size. */
final class Values {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private int left = Bounds.VALUES;

  /** The library's form of a node. */
  static Object plain(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> map(node);
      case ARRAY -> list(node);
      case STRING -> node.textValue();
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> number(node);
      default -> Jsonata.NULL_VALUE;
    };
  }

  private static Map<String, Object> map(JsonNode node) {
    Map<String, Object> map = new LinkedHashMap<>();
    node.properties().forEach(one -> map.put(one.getKey(), plain(one.getValue())));
    return map;
  }

  private static List<Object> list(JsonNode node) {
    List<Object> list = new ArrayList<>(node.size());
    node.forEach(item -> list.add(plain(item)));
    return list;
  }

  private static Number number(JsonNode node) {
    return node.isInt() ? (Number) node.intValue() : node.numberValue();
  }

  /** The node of a value. */
  static JsonNode node(Object value) {
    return new Values().made(value);
  }

  private JsonNode made(Object value) {
    if (--left < 0) {
      throw new ExpressionFault("makes more than " + Bounds.VALUES + " values: narrow it", null);
    }
    if (value == null || value == Jsonata.NULL_VALUE) {
      return JSON.nullNode();
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = JSON.objectNode();
      map.forEach((key, inner) -> object.set(String.valueOf(key), made(inner)));
      return object;
    }
    if (value instanceof List<?> list) {
      return list(list);
    }
    return scalar(value);
  }

  private JsonNode list(List<?> list) {
    if (list.size() > Bounds.ITEMS) {
      throw new ExpressionFault(
          "makes a list of more than " + Bounds.ITEMS + " items: narrow it", null);
    }
    ArrayNode array = JSON.arrayNode(list.size());
    list.forEach(item -> array.add(made(item)));
    return array;
  }

  private static JsonNode scalar(Object value) {
    if (value instanceof String text) {
      return text(text);
    }
    if (value instanceof Boolean truth) {
      return JSON.booleanNode(truth);
    }
    if (value instanceof Number number) {
      return number(number);
    }
    throw new ExpressionFault("gives a function, not a value: call it", null);
  }

  private static JsonNode text(String text) {
    if (text.length() > Bounds.TEXT) {
      throw new ExpressionFault(
          "makes a text longer than " + Bounds.TEXT + " characters: shorten it", null);
    }
    return JSON.textNode(text);
  }

  private static JsonNode number(Number number) {
    if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
      return JSON.numberNode(number.intValue());
    }
    if (number instanceof Long) {
      return JSON.numberNode(number.longValue());
    }
    if (number instanceof BigInteger big) {
      return JSON.numberNode(big);
    }
    if (number instanceof BigDecimal big) {
      return JSON.numberNode(big);
    }
    return whole(number.doubleValue());
  }

  private static JsonNode whole(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? JSON.numberNode((long) value) : JSON.numberNode(value);
  }
}
