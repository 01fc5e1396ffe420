package dev.pollen.engine.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is left of an account's budget.
 *
 * @param parts the budget of each span of time, the shortest first; empty where there is none
 * @param waiting requests that wait for their turn
 * @param until when the next request may leave, if not now
 * @param told whether the account itself asked for that rest (429, Retry-After)
 */
public record BudgetStatus(
    String account, List<Part> parts, int waiting, Optional<Instant> until, boolean told) {

  public BudgetStatus {
    parts = List.copyOf(parts);
  }

  /** So many requests in so long, and how many of them are left. */
  public record Part(int requests, Duration per, int left) {
    private static final Duration LONG = Duration.ofHours(1);

    /** Whether nothing is left of what was to last for long. */
    public boolean usedUp() {
      return left == 0 && per.compareTo(LONG) >= 0;
    }
  }

  /** The long span of which nothing is left, such as the day's. */
  public Optional<Part> usedUp() {
    return parts.stream().filter(Part::usedUp).findFirst();
  }
}
