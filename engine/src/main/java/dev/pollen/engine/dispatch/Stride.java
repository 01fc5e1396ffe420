package dev.pollen.engine.dispatch;

import dev.pollen.catalog.SystemSpec.Budget;
import java.time.Duration;
import java.time.Instant;

/**
 * How runs walk through a budget that they fill: the first half of it at once, the rest evenly.
 *
 * <p>Requests that all leave in one moment come free again in one moment, a window later: until
 * then neither a poll nor a person would get through. Evenly spread, one comes free every now and
 * then for ever after. A little faster than the budget, so that no part of it is lost; and a moment
 * in which this machine was busy is caught up with, but no more than a twentieth of the window.
 */
final class Stride {
  static final Stride NONE = new Stride(new Budget(1, Duration.ZERO));

  private final int half;
  private final Duration gap;
  private final Duration credit;
  private Instant next = Instant.MIN;

  Stride(Budget budget) {
    this.half = budget.requests() / 2;
    this.gap = budget.per().multipliedBy(9).dividedBy(10L * budget.requests());
    this.credit = budget.per().dividedBy(20);
  }

  /**
   * How long a run has to wait.
   *
   * @param used how much of the budget is used
   */
  Duration wait(Instant now, int used) {
    boolean clockWentBack = next.isAfter(now.plus(gap));
    return used > half && next.isAfter(now) && !clockWentBack
        ? Duration.between(now, next)
        : Duration.ZERO;
  }

  /** A run goes. */
  void went(Instant now) {
    Instant earliest = now.minus(credit);
    Instant due = next.isBefore(earliest) ? earliest : next;
    next = (due.isAfter(now) ? now : due).plus(gap);
  }
}
