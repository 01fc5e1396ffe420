package dev.pollen.engine.sim;

import java.time.Instant;
import java.util.List;

/**
 * What a walk looks for: schedules of every sort, or many of one that is rare among them.
 *
 * @param option what a command must say to lean like this; empty: nothing
 * @param paces about how many milliseconds people wait between two acts; 0: they never act
 * @param edits how often, in hundredths, an act is an edit anyway
 * @param kinds how many of the kinds of edit there are, in the order of {@link People}
 * @param joins whether recipes join late, and want what was there before
 */
record Leaning(
    String option,
    List<Integer> paces,
    int edits,
    int kinds,
    List<Integer> stampUnits,
    boolean joins) {
  private static final List<Integer> OFTEN = List.of(5_000, 10_000, 20_000);
  private static final List<Integer> COARSE = List.of(1, 1_000, 60_000, 60_000);
  private static final List<Integer> ANY = List.of(1, 1, 1_000, 60_000);

  static final Leaning NONE = new Leaning("", List.of(0, 10_000, 60_000), 0, 3, ANY, false);

  /** People edit recipes all the time, and the system's stamps are mostly coarse. */
  static final Leaning EDITS = new Leaning("--edits", OFTEN, 80, 3, COARSE, false);

  /** The same, but they never make a recipe read something else. */
  static final Leaning RULES = new Leaning("--rules", OFTEN, 80, 2, COARSE, false);

  /** Recipes join when others have read for long, and most want what was there before. */
  static final Leaning JOINS = new Leaning("--joins", OFTEN, 20, 3, ANY, true);

  /** Whether the next act is an edit anyway; throws no dice where none are edits on purpose. */
  boolean edits(Dice dice) {
    return edits > 0 && dice.percent(edits);
  }

  /** From when on a recipe wants records, as it is written. */
  Draft starting(Draft draft, Dice dice, Instant now) {
    return switch (joins ? dice.below(4) : 0) {
      case 1, 2 -> draft.startingFrom(Draft.BEGINNING);
      case 3 -> draft.startingFrom(now.plusSeconds(dice.below(60)).toString());
      default -> draft;
    };
  }

  /** Whether a recipe is not there yet when all begins. */
  boolean isLate(Dice dice) {
    return joins && dice.percent(60);
  }

  /** Takes its option out of the arguments. */
  static Leaning in(List<String> args) {
    for (Leaning one : List.of(EDITS, RULES, JOINS)) {
      if (args.remove(one.option)) {
        return one;
      }
    }
    return NONE;
  }

  /** To be put behind a command. */
  String words() {
    return option.isEmpty() ? "" : " " + option;
  }
}
