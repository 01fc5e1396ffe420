package dev.pollen.engine.sim;

import java.util.List;

/**
 * What came of one seed.
 *
 * @param violations what was broken, in words; empty when every promise held
 */
record Walked(long seed, List<String> violations, Figures figures) {
  private static final int WORDS_OF_A_KIND = 6;

  static Walked of(long seed, Leaning leaning) {
    Simulation simulation = new Simulation(seed, leaning, false);
    return new Walked(seed, violations(simulation), simulation.figures());
  }

  /** A simulation that throws has broken something, too. */
  static List<String> violations(Simulation simulation) {
    try {
      return simulation.violations();
    } catch (RuntimeException | Error thrown) {
      StackTraceElement[] at = thrown.getStackTrace();
      return List.of("it threw " + thrown + (at.length == 0 ? "" : ": at " + at[0]));
    }
  }

  boolean failed() {
    return !violations.isEmpty();
  }

  /** What sort of violation the first one is: its first words, without names and numbers. */
  String kind() {
    String words = violations.get(0).split(":", 2)[0].replaceAll("\\b[a-z]?\\d+\\b", "…");
    String[] first = words.split(" ", WORDS_OF_A_KIND + 1);
    return String.join(" ", List.of(first).subList(0, Math.min(first.length, WORDS_OF_A_KIND)));
  }
}
