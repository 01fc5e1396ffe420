package dev.pollen.engine.sim;

import java.util.List;

/**
 * What a walk looks for: schedules of every sort, or many of one that is rare among them.
 *
 * @param option what a command must say to lean like this; empty: nothing
 * @param paces about how many milliseconds people wait between two acts; 0: they never act
 * @param edits how often, in hundredths, an act is an edit anyway
 * @param kinds how many of the kinds of edit there are, in the order of {@link People}
 */
record Leaning(String option, List<Integer> paces, int edits, int kinds, List<Integer> stampUnits) {
  private static final List<Integer> OFTEN = List.of(5_000, 10_000, 20_000);
  private static final List<Integer> COARSE = List.of(1, 1_000, 60_000, 60_000);

  static final Leaning NONE =
      new Leaning("", List.of(0, 10_000, 60_000), 0, 3, List.of(1, 1, 1_000, 60_000));

  /** People edit recipes all the time, and the system's stamps are mostly coarse. */
  static final Leaning EDITS = new Leaning("--edits", OFTEN, 80, 3, COARSE);

  /** The same, but they never make a recipe read something else. */
  static final Leaning RULES = new Leaning("--rules", OFTEN, 80, 2, COARSE);

  /** Whether the next act is an edit anyway; throws no dice where none are edits on purpose. */
  boolean edits(Dice dice) {
    return edits > 0 && dice.percent(edits);
  }

  /** Takes its option out of the arguments. */
  static Leaning in(List<String> args) {
    for (Leaning one : List.of(EDITS, RULES)) {
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
