package dev.pollen.engine.dispatch;

import dev.pollen.engine.Limits;
import java.time.Duration;

/** Values that several tests need. */
final class Samples {
  /** What the first is told, the second uses. */
  static final String TWO_STEPS =
      """
      steps:
        - { id: made, action: acme.post, with: { id: "${{ record.id }}" } }
        - { action: acme.put, with: { id: "${{ steps.made.name }}" } }
      """;

  private Samples() {}

  /** The default limits with other bounds on what is at work. */
  static Limits limits(int openRuns, int openRunsTotal, int concurrency) {
    return limits(openRuns, openRunsTotal, concurrency, Limits.DEFAULT.backlog());
  }

  static Limits backlog(int runs) {
    Limits usual = Limits.DEFAULT;
    return limits(usual.openRuns(), usual.openRunsTotal(), usual.concurrency(), runs);
  }

  static Limits lookAgain(Duration apart) {
    Limits usual = Limits.DEFAULT;
    return new Limits(
        usual.openRuns(),
        usual.openRunsTotal(),
        usual.concurrency(),
        usual.backlog(),
        usual.pages(),
        usual.pollRecords(),
        usual.settle(),
        usual.retainRuns(),
        usual.retainLog(),
        usual.retainSeen(),
        usual.disk(),
        usual.clockSkew(),
        apart);
  }

  private static Limits limits(int openRuns, int openRunsTotal, int concurrency, int backlog) {
    Limits usual = Limits.DEFAULT;
    return new Limits(
        openRuns,
        openRunsTotal,
        concurrency,
        backlog,
        usual.pages(),
        usual.pollRecords(),
        usual.settle(),
        usual.retainRuns(),
        usual.retainLog(),
        usual.retainSeen());
  }
}
