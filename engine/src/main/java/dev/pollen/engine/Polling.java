package dev.pollen.engine;

import java.time.Duration;

/**
 * The intervals that recipes may ask for.
 *
 * @param overBudget what happens where they ask for more than an account's budgets have
 */
public record Polling(Duration min, Duration max, Duration byDefault, OverBudget overBudget) {
  public static final Polling DEFAULT =
      new Polling(Duration.ofMinutes(1), Duration.ofMinutes(15), Duration.ofMinutes(5));

  /** What does not fit is refused by a plan. */
  public Polling(Duration min, Duration max, Duration byDefault) {
    this(min, max, byDefault, OverBudget.REFUSE);
  }
}
