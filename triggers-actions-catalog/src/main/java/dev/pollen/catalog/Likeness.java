package dev.pollen.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * When a value that a system keeps counts as the one that was sent, though the system wrote it in
 * its own way.
 */
public enum Likeness {
  /** The same value; a number and its text are the same. */
  EXACT {
    @Override
    String form(String text) {
      return text;
    }
  },
  /** The same words: blanks around and between them, and small or capital letters, do not count. */
  TEXT {
    @Override
    String form(String text) {
      return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
  },
  /** The same address, in small letters. */
  EMAIL {
    @Override
    String form(String text) {
      return text.strip().toLowerCase(Locale.ROOT);
    }
  },
  /** The same digits; one of the two may have a country's code or a zero before them. */
  PHONE {
    @Override
    String form(String text) {
      return text.replaceAll("[^0-9]", "");
    }

    @Override
    boolean sameText(String one, String other) {
      int length = Math.min(DIGITS, Math.min(one.length(), other.length()));
      boolean longEnough = length >= FEWEST_DIGITS;
      boolean whole = one.equals(other) && !one.isEmpty();
      return whole || (longEnough && end(one, length).equals(end(other, length)));
    }
  };

  private static final int DIGITS = 9;
  private static final int FEWEST_DIGITS = 7;

  abstract String form(String text);

  /** Whether two values are the same in this way; what is no text or number is compared whole. */
  public boolean same(JsonNode one, JsonNode other) {
    boolean values = one.isValueNode() && other.isValueNode();
    return values ? sameText(form(one.asText()), form(other.asText())) : one.equals(other);
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
