package dev.pollen.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * When a value that a system keeps counts as the one that was sent, though the system wrote it in
 * its own way.
 */
public enum Likeness {
  /** The same value; a number and its text are the same. */
  EXACT(UnaryOperator.identity()),
  /** The same words: blanks around and between them, and small or capital letters, do not count. */
  TEXT(text -> text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT)),
  /** The same address, in small letters. */
  EMAIL(text -> text.strip().toLowerCase(Locale.ROOT)),
  /** The same digits; one of the two may have a country's code or a zero before them. */
  PHONE(text -> text.replaceAll("[^0-9]", "")) {
    @Override
    boolean sameText(String one, String other) {
      int length = Math.min(DIGITS, Math.min(one.length(), other.length()));
      return !one.isEmpty()
          && !other.isEmpty()
          && (one.equals(other)
              || (length >= FEWEST_DIGITS && end(one, length).equals(end(other, length))));
    }
  };

  private static final int DIGITS = 9;
  private static final int FEWEST_DIGITS = 7;

  @SuppressWarnings("ImmutableEnumChecker") // functions without a state
  private final UnaryOperator<String> form;

  Likeness(UnaryOperator<String> form) {
    this.form = form;
  }

  /** Whether two values are the same in this way; what is no text or number is compared whole. */
  public boolean same(JsonNode one, JsonNode other) {
    boolean values = one.isValueNode() && other.isValueNode();
    return values
        ? sameText(form.apply(one.asText()), form.apply(other.asText()))
        : one.equals(other);
  }

  boolean sameText(String one, String other) {
    return one.equals(other);
  }

  private static String end(String digits, int length) {
    return digits.substring(digits.length() - length);
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
