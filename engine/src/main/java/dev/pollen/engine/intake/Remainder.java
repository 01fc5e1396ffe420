package dev.pollen.engine.intake;

import dev.pollen.engine.journal.SubscriptionRow;

/**
 * What a place still has to finish whose recipe reads elsewhere: the entries taken in before the
 * edit, and none that come later for others. Kept in the row's note.
 */
final class Remainder {
  private static final String WORDS =
      "the recipe reads elsewhere now; this place finishes what it had taken in, up to entry ";

  private Remainder() {}

  static String upTo(long number) {
    return WORDS + number;
  }

  /** The last entry that is the place's; all of them while it is not retiring. */
  static long of(SubscriptionRow row) {
    boolean bounded = row.state().equals(Standing.RETIRING.word()) && row.note().startsWith(WORDS);
    return bounded ? Long.parseLong(row.note().substring(WORDS.length())) : Long.MAX_VALUE;
  }
}
