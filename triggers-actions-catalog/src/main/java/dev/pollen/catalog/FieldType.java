package dev.pollen.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** The closed set of types a field may have: what JSON has, nothing more. */
public enum FieldType {
  STRING(JsonNode::isTextual, "text"),
  INTEGER(FieldType::isWhole, "a whole number"),
  NUMBER(JsonNode::isNumber, "a number"),
  BOOLEAN(JsonNode::isBoolean, "true or false"),
  OBJECT(JsonNode::isObject, "an object"),
  ARRAY(JsonNode::isArray, "a list"),
  /** Any JSON value. */
  ANY(value -> true, "any value");

  private final Predicate<JsonNode> test;
  private final String words;

  FieldType(Predicate<JsonNode> test, String words) {
    this.test = test;
    this.words = words;
  }

  /** As a catalog file and a JSON Schema write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For a sentence: "must be a whole number". */
  public String words() {
    return words;
  }

  /** Whether a value is of this type, as it stands; null is of no type but {@link #ANY}. */
  public boolean accepts(JsonNode value) {
    return test.test(value);
  }

  public static Optional<FieldType> of(String word) {
    return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
  }

  private static boolean isWhole(JsonNode value) {
    return value.isNumber() && value.canConvertToExactIntegral();
  }
}
