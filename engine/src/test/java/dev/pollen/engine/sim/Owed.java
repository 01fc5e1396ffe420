package dev.pollen.engine.sim;

import java.util.List;

/** A version of a record that must run, or one between it and the one known before. */
record Owed(SimRecord of, int after, int upTo, String why) {
  String key() {
    return of.id;
  }

  String words() {
    return "%s v%d..%d (%s)".formatted(key(), after + 1, upTo, why);
  }

  boolean paid(List<Integer> values) {
    return values.stream().anyMatch(value -> value > after && value <= upTo);
  }
}
