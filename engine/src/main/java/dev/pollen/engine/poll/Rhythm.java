package dev.pollen.engine.poll;

import java.time.Duration;
import java.time.Instant;

/** The instants at which a feed is due: pure. */
@FunctionalInterface
public interface Rhythm {

  /** The first due instant after another; missed ones in between have collapsed into it. */
  Instant after(Instant instant);

  /**
   * Every so often, on a grid that a hash shifts, so that many feeds of one interval are spread
   * over it and a late poll does not shift the next one.
   */
  static Rhythm every(Duration every, long hash) {
    long step = Math.max(1, every.toMillis());
    long phase = Math.floorMod(hash, step);
    return instant -> {
      long ticks = Math.floorDiv(instant.toEpochMilli() - phase, step);
      return Instant.ofEpochMilli(phase + (ticks + 1) * step);
    };
  }
}
