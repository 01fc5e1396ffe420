package dev.pollen.engine.sim;

import java.util.List;
import java.util.Locale;

/** What a walk looks for: schedules of every sort, or many of one that is rare among them. */
enum Leaning {
  NONE(List.of(0, 10_000, 60_000), 0, 3, List.of(1, 1, 1_000, 60_000)),
  /** People edit recipes all the time, and the system's stamps are mostly coarse. */
  EDITS(List.of(5_000, 10_000, 20_000), 80, 3, List.of(1, 1_000, 60_000, 60_000)),
  /** The same, but they never make a recipe read something else. */
  RULES(List.of(5_000, 10_000, 20_000), 80, 2, List.of(1, 1_000, 60_000, 60_000));

  /** About how many milliseconds people wait between two acts; 0: they never act. */
  final List<Integer> paces;

  /** How many of the kinds of edit there are, in the order of {@link People}. */
  final int kinds;

  final List<Integer> stampUnits;
  private final int edits;

  Leaning(List<Integer> paces, int edits, int kinds, List<Integer> stampUnits) {
    this.paces = paces;
    this.edits = edits;
    this.kinds = kinds;
    this.stampUnits = stampUnits;
  }

  /** Whether the next act is an edit anyway; throws no dice where none are edits on purpose. */
  boolean edits(Dice dice) {
    return edits > 0 && dice.percent(edits);
  }

  /** Takes its option out of the arguments. */
  static Leaning in(List<String> args) {
    for (Leaning one : values()) {
      if (args.remove(one.option())) {
        return one;
      }
    }
    return NONE;
  }

  private String option() {
    return "--" + name().toLowerCase(Locale.ROOT);
  }

  /** What a command must say to lean like this. */
  String words() {
    return this == NONE ? "" : " " + option();
  }
}
