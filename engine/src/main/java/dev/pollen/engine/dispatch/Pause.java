package dev.pollen.engine.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long an account rests after it said "too many requests": as long as it asked for, else longer
 * each time it says so again. Calls that were under way when it began to rest count once. May be
 * shared by loops.
 */
final class Pause {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Duration first;
  private Instant began = Instant.MIN;
  private Instant until = Instant.MIN;
  private Duration length = Duration.ZERO;
  private int inARow;

  /**
   * @param window the account's shortest budget window, zero if it has none: after as long the
   *     budget is fresh
   */
  Pause(Duration window) {
    this.first = window.compareTo(SHORTEST) > 0 ? window : SHORTEST;
  }

  /** How much of the rest is left: never more than all of it, even if the clock was set back. */
  synchronized Duration left(Instant now) {
    if (until.isAfter(now.plus(length))) {
      until = now.plus(length);
    }
    return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
  }

  /**
   * A call was refused as one too many.
   *
   * @param sent when the call was let go
   */
  synchronized void throttled(Instant sent, Instant now, Optional<Duration> told) {
    if (told.isEmpty() && !sent.isAfter(began)) {
      return;
    }
    inARow++;
    began = now;
    told(now, told.orElseGet(this::longer));
  }

  private Duration longer() {
    Duration longer = first.multipliedBy(1L << Math.min(inARow - 1, 20));
    return longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
  }

  /** The account asked for this much rest. */
  synchronized void told(Instant now, Duration wait) {
    Instant end = now.plus(wait);
    if (end.isAfter(until)) {
      until = end;
      length = wait;
    }
  }

  /** A call went through that was let go after the rest began. */
  synchronized void passed(Instant sent) {
    inARow = sent.isAfter(began) ? 0 : inARow;
  }
}
