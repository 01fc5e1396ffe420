package dev.pollen.engine.sim;

import java.util.List;

/** What a walk looks for: schedules of every sort, or many of one that is rare among them. */
enum Leaning {
  NONE(List.of(0, 10_000, 60_000), 0, List.of(1, 1, 1_000, 60_000)),
  /** People edit recipes all the time, and the system's stamps are mostly coarse. */
  EDITS(List.of(5_000, 10_000, 20_000), 80, List.of(1, 1_000, 60_000, 60_000));

  /** About how many milliseconds people wait between two acts; 0: they never act. */
  final List<Integer> paces;

  final List<Integer> stampUnits;
  private final int edits;

  Leaning(List<Integer> paces, int edits, List<Integer> stampUnits) {
    this.paces = paces;
    this.edits = edits;
    this.stampUnits = stampUnits;
  }

  /** Whether the next act is an edit anyway; throws no dice where none are edits on purpose. */
  boolean edits(Dice dice) {
    return edits > 0 && dice.percent(edits);
  }
}
