package dev.pollen.engine.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

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
   * Back to where the earlier of two readings of the clocks puts the first attempt: ours may have
   * been set back in between.
   *
   * @param since when the first attempt was intended, by our clock
   * @param then by how much the system's clock was ahead before it; empty when nobody knows
   * @param now by how much it is; empty when nobody knows
   * @param most how far it may be off when nobody knows
   */
  static Reach of(Instant since, Optional<Duration> then, Optional<Duration> now, Duration most) {
    Instant asked = since.minus(most);
    Instant begin =
        Stream.of(then, now)
            .flatMap(Optional::stream)
            .map(ahead -> since.plus(ahead).minus(COARSE))
            .min(Comparator.naturalOrder())
            .orElse(asked);
    return new Reach(begin, begin.isBefore(asked) ? begin : asked);
  }
}
