package dev.pollen.daemon.cases;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Whether a value is like an expected one: of an object only the expected members count, a list has
 * the same length, numbers are compared by value, and null means null or nothing.
 */
final class Likeness {
  private Likeness() {}

  static boolean of(JsonNode expected, JsonNode actual) {
    if (expected.isObject() && actual.isObject()) {
      return expected.properties().stream()
          .allMatch(member -> of(member.getValue(), actual.path(member.getKey())));
    }
    if (expected.isArray() && actual.isArray()) {
      return lists(expected, actual);
    }
    return scalars(expected, actual);
  }

  private static boolean lists(JsonNode expected, JsonNode actual) {
    boolean same = expected.size() == actual.size();
    for (int i = 0; same && i < expected.size(); i++) {
      same = of(expected.get(i), actual.get(i));
    }
    return same;
  }

  private static boolean scalars(JsonNode expected, JsonNode actual) {
    if (expected.isNull()) {
      return actual.isNull() || actual.isMissingNode();
    }
    boolean numbers = expected.isNumber() && actual.isNumber();
    return numbers
        ? expected.decimalValue().compareTo(actual.decimalValue()) == 0
        : expected.equals(actual);
  }
}
