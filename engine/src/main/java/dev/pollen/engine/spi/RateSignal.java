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
 */
public record RateSignal(
    OptionalInt remaining,
    OptionalInt remainingToday,
    Optional<Duration> retryAfter,
    OptionalInt limit) {

  public static final RateSignal NONE =
      new RateSignal(OptionalInt.empty(), OptionalInt.empty(), Optional.empty());

  /** Of a reply that does not tell the limit. */
  public RateSignal(
      OptionalInt remaining, OptionalInt remainingToday, Optional<Duration> retryAfter) {
    this(remaining, remainingToday, retryAfter, OptionalInt.empty());
  }
}
