package dev.pollen.engine.intake;

import java.util.Locale;

/** What a stored subscription is to its recipe. */
enum Standing {
  LIVE,
  /** Its recipe is gone; it keeps its place until the recipe returns. */
  ORPHANED,
  /** Its recipe reads elsewhere now; it finishes what it had taken in. */
  RETIRING;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Standing of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
