package dev.pollen.engine.intake;

import java.util.Locale;

/** What a stored subscription is to its recipe. */
enum Standing {
  LIVE,
  /** Its recipe is gone; it keeps its place until the recipe returns. */
  ORPHANED,
  /** Its recipe reads elsewhere now; it finishes what it had taken in. */
  RETIRING;

  private final String word = name().toLowerCase(Locale.ROOT);

  String word() {
    return word;
  }

  static Standing of(String word) {
    for (Standing one : values()) {
      if (one.word.equals(word)) {
        return one;
      }
    }
    throw new IllegalArgumentException("a place does not stand as '" + word + "'");
  }
}
