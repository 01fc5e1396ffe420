package dev.pollen.engine.vault;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds many words in a text in one pass: a hash rolls over every few characters, and only where it
 * is that of a word's beginning is the word compared. Immutable.
 */
final class Needles {
  /** The shortest word that can be found. */
  static final int SHORTEST = 6;

  private static final int BASE = 31;
  private static final int OUT = (int) Math.pow(BASE, SHORTEST - 1);
  private static final int FILTER = 0xffff;

  private final Map<Integer, List<String>> words = new HashMap<>();
  private final BitSet filter = new BitSet(FILTER + 1);

  /** Words that are too short are left out. */
  Needles(Collection<String> all) {
    all.stream()
        .filter(word -> word.length() >= SHORTEST)
        .distinct()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .forEach(this::add);
  }

  private void add(String word) {
    int hash = begin(word);
    words.computeIfAbsent(hash, any -> new ArrayList<>(1)).add(word);
    filter.set(hash & FILTER);
  }

  private static int begin(CharSequence text) {
    int hash = 0;
    for (int i = 0; i < SHORTEST; i++) {
      hash = hash * BASE + text.charAt(i);
    }
    return hash;
  }

  /** The text with each word, the longest where several stand, replaced. */
  String replaced(String text, String by) {
    if (words.isEmpty() || text.length() < SHORTEST) {
      return text;
    }
    StringBuilder out = null;
    int kept = 0;
    int hash = begin(text);
    for (int at = 0; at + SHORTEST <= text.length(); ) {
      int length = filter.get(hash & FILTER) ? found(text, at, hash) : 0;
      if (length == 0) {
        hash = next(text, at++, hash);
      } else {
        out = out == null ? new StringBuilder(text.length()) : out;
        out.append(text, kept, at).append(by);
        at += length;
        kept = at;
        hash = at + SHORTEST <= text.length() ? begin(text.substring(at, at + SHORTEST)) : 0;
      }
    }
    return out == null ? text : out.append(text, kept, text.length()).toString();
  }

  private static int next(String text, int at, int hash) {
    int end = at + SHORTEST;
    return end < text.length() ? (hash - text.charAt(at) * OUT) * BASE + text.charAt(end) : hash;
  }

  private int found(String text, int at, int hash) {
    for (String word : words.getOrDefault(hash, List.of())) {
      if (text.startsWith(word, at)) {
        return word.length();
      }
    }
    return 0;
  }
}
