package dev.pollen.engine.intake;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a system's clock is ahead of ours: told by a reply's date, which lies between the asking
 * and the answer if the clocks agree. Pure.
 */
final class Skew {
  private static final Duration AGREE = Duration.ofSeconds(2);

  private Skew() {}

  /** Nothing, where the way of the request alone, or a date in whole seconds, may explain it. */
  static Duration of(Instant date, Instant asked, Instant answered) {
    if (date.isBefore(asked.minus(AGREE))) {
      return Duration.between(asked, date);
    }
    return date.isAfter(answered.plus(AGREE)) ? Duration.between(answered, date) : Duration.ZERO;
  }
}
