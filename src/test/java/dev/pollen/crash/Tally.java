package dev.pollen.crash;

import java.util.ArrayList;
import java.util.List;

/** What became of the steps of one effect. */
final class Tally {
  /** Steps whose run was there. */
  int steps;

  /** Effects that came again; a fault unless a repeat is the same. */
  int repeated;

  /** Steps that wait for a person, because nobody can know. */
  int parked;

  final List<String> lost = new ArrayList<>();
  final List<String> duplicated = new ArrayList<>();

  void add(Tally other) {
    steps += other.steps;
    repeated += other.repeated;
    parked += other.parked;
    lost.addAll(other.lost);
    duplicated.addAll(other.duplicated);
  }
}
