package dev.pollen.engine.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far back a look goes, by the system's own clock.
 *
 * @param begin what was made from then on may be ours
 * @param asked from when on the reads are asked for; never later
 */
record Reach(Instant begin, Instant asked) {
  static final Reach ALL = new Reach(Instant.EPOCH, Instant.EPOCH);

  /** What times told to the second, and their way to us, may be off. */
  private static final Duration COARSE = Duration.ofSeconds(5);

  /**
   * @param since when the first attempt was intended, by our clock
   * @param ahead by how much the system's clock is ahead; empty when nobody knows
   * @param most how far it may be off then
   */
  static Reach of(Instant since, Optional<Duration> ahead, Duration most) {
    Instant begin = ahead.map(known -> since.plus(known).minus(COARSE)).orElse(since.minus(most));
    Instant asked = since.minus(most);
    return new Reach(begin, begin.isBefore(asked) ? begin : asked);
  }
}
