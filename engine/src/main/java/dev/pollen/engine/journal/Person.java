package dev.pollen.engine.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Who is to be forgotten: the words that name them, such as an address and the ids of their
 * records.
 *
 * <p>A word counts where it stands whole, in capitals or not: in a text, nothing that could belong
 * to a longer address or id stands beside it. An id that is short could mean anything, and counts
 * only as a record's key.
 *
 * @param words in small letters
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
    return word.strip().toLowerCase(Locale.ROOT);
  }

  /** Whether a record with this key is theirs. */
  public boolean isKey(String key) {
    String plain = plain(key);
    return words.contains(plain) || List.of(plain.split("\\|")).stream().anyMatch(words::contains);
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
    String plain = text.toLowerCase(Locale.ROOT);
    return words.stream().anyMatch(word -> telling(word) && isIn(plain, word));
  }

  private static boolean telling(String word) {
    return word.length() >= LEAST || word.indexOf('@') > 0;
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
