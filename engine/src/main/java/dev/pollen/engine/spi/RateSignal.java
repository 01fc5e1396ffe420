package dev.pollen.engine.spi;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a reply said about the budget. May lower what remains, never raise it.
 *
 * @param remaining requests left in the current interval
 * @param remainingToday requests left in the current day
 * @param retryAfter how long the system asked us to wait
 * @param limit requests allowed in an interval at all
 * @param more requests that the call took besides the one that its permit stands for: for a
 *     redirect, or with another credential
 */
public record RateSignal(
    OptionalInt remaining,
    OptionalInt remainingToday,
    Optional<Duration> retryAfter,
    OptionalInt limit,
    int more) {

  public static final RateSignal NONE =
      new RateSignal(OptionalInt.empty(), OptionalInt.empty(), Optional.empty());

  /** Of a reply that does not tell the limit. */
  public RateSignal(
      OptionalInt remaining, OptionalInt remainingToday, Optional<Duration> retryAfter) {
    this(remaining, remainingToday, retryAfter, OptionalInt.empty());
  }

  /** Of a call that took one request. */
  public RateSignal(
      OptionalInt remaining,
      OptionalInt remainingToday,
      Optional<Duration> retryAfter,
      OptionalInt limit) {
    this(remaining, remainingToday, retryAfter, limit, 0);
  }

  /** The same, of a call that took so many requests more than one. */
  public RateSignal after(int more) {
    return more == this.more
        ? this
        : new RateSignal(remaining, remainingToday, retryAfter, limit, more);
  }
}
