package dev.pollen.engine.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Who is to be forgotten: the words that name them, such as an address and the ids of their
 * records.
 *
 * <p>A word counts where it stands whole: in a text, nothing that could belong to a longer address
 * or id stands beside it. An e-mail address counts in capitals or not, an id only as it is written:
 * systems give ids that differ in nothing but their capitals. An id that is short could mean
 * anything, and counts only as a record's key.
 *
 * @param words addresses in small letters
 */
public record Person(List<String> words) {
  private static final int LEAST = 8;

  /**
   * @throws IllegalArgumentException if there are none
   */
  public Person {
    words = words.stream().map(Person::plain).filter(word -> !word.isEmpty()).distinct().toList();
    if (words.isEmpty()) {
      throw new IllegalArgumentException("name whom to forget: an e-mail address, a record's id");
    }
  }

  private static String plain(String word) {
    return isAddress(word) ? small(word.strip()) : word.strip();
  }

  private static boolean isAddress(String word) {
    return word.indexOf('@') > 0;
  }

  private static String small(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Whether a record with this key is theirs. */
  public boolean isKey(String key) {
    return words.contains(plain(key))
        || List.of(key.split("\\|")).stream().map(Person::plain).anyMatch(words::contains);
  }

  /** Whether they are named anywhere in it, names of fields included. */
  public boolean isIn(JsonNode node) {
    if (node.isValueNode()) {
      return isIn(node.asText());
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (isIn(field.getKey())) {
        return true;
      }
    }
    for (JsonNode part : node) {
      if (isIn(part)) {
        return true;
      }
    }
    return false;
  }

  public boolean isIn(String text) {
    String small = small(text);
    return words.stream()
        .filter(Person::telling)
        .anyMatch(word -> isIn(isAddress(word) ? small : text, word));
  }

  private static boolean telling(String word) {
    return word.length() >= LEAST || isAddress(word);
  }

  private static boolean isIn(String text, String word) {
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      int end = at + word.length();
      boolean begins = at == 0 || !belongs(text.charAt(at - 1), text, at - 2);
      if (begins && (end == text.length() || !belongs(text.charAt(end), text, end + 1))) {
        return true;
      }
    }
    return false;
  }

  /** A letter or digit does; a dot and the like do if another one follows on the far side. */
  private static boolean belongs(char beside, String text, int beyond) {
    if (Character.isLetterOrDigit(beside)) {
      return true;
    }
    boolean joins = ".-_+%".indexOf(beside) >= 0;
    return joins
        && beyond >= 0
        && beyond < text.length()
        && Character.isLetterOrDigit(text.charAt(beyond));
  }
}
