package dev.pollen.engine.kit;

import java.time.Duration;
import java.time.Instant;

/** A machine's wall clock: right until it is set. Timers run by the true time all the same. */
public final class SimClock {
  private Duration off = Duration.ZERO;

  /** From now on it is so much ahead of the true time, or behind it. */
  public void set(Duration ahead) {
    off = ahead;
  }

  public Duration ahead() {
    return off;
  }

  /** What it shows at a true instant. */
  public Instant at(Instant truth) {
    return off.isZero() ? truth : truth.plus(off);
  }
}
