package dev.pollen.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** A clock that is off by what it is told, for stamps; what must keep time reads the truth. */
record SkewedClock(InstantSource truth, Supplier<Duration> off) implements InstantSource {
  @Override
  public Instant instant() {
    return truth.instant().plus(off.get());
  }

  /** The clock behind a skewed one; any other as it is. */
  static InstantSource truthOf(InstantSource clock) {
    return clock instanceof SkewedClock skewed ? skewed.truth : clock;
  }
}
