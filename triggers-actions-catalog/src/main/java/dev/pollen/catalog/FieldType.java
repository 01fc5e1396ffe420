package dev.pollen.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The closed set of types a field may have: what JSON has, nothing more. */
public enum FieldType {
  STRING("text"),
  INTEGER("a whole number"),
  NUMBER("a number"),
  BOOLEAN("true or false"),
  OBJECT("an object"),
  ARRAY("a list"),
  /** Any JSON value. */
  ANY("any value");

  private final String words;

  FieldType(String words) {
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
    return switch (this) {
      case STRING -> value.isTextual();
      case INTEGER -> value.isNumber() && value.canConvertToExactIntegral();
      case NUMBER -> value.isNumber();
      case BOOLEAN -> value.isBoolean();
      case OBJECT -> value.isObject();
      case ARRAY -> value.isArray();
      case ANY -> true;
    };
  }

  public static Optional<FieldType> of(String word) {
    return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
  }
}
