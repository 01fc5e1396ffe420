package dev.pollen.engine.dispatch;

import dev.pollen.catalog.SystemSpec.Budget;
import java.time.Duration;
import java.time.Instant;

/**
 * How runs walk through a budget that they fill: the first half of it at once, the rest evenly.
 *
 * <p>Requests that all leave in one moment come free again in one moment, a window later: until
 * then neither a poll nor a person would get through. Evenly spread, one comes free every now and
 * then for ever after. A little faster than the budget, so that no part of it is lost.
 */
final class Stride {
  static final Stride NONE = new Stride(new Budget(1, Duration.ZERO));

  private final int half;
  private final Duration gap;
  private Instant last = Instant.MIN;

  Stride(Budget budget) {
    this.half = budget.requests() / 2;
    this.gap = budget.per().multipliedBy(9).dividedBy(10L * budget.requests());
  }

  /**
   * How long a run has to wait.
   *
   * @param used how much of the budget is used
   */
  Duration wait(Instant now, int used) {
    if (used <= half || last.isAfter(now)) {
      return Duration.ZERO;
    }
    Instant next = last.equals(Instant.MIN) ? now : last.plus(gap);
    return next.isAfter(now) ? Duration.between(now, next) : Duration.ZERO;
  }

  /** A run goes. */
  void went(Instant now) {
    last = now;
  }
}
