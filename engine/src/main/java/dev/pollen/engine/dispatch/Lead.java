package dev.pollen.engine.dispatch;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a request takes to be made ready once it is permitted (its intent has to be durable): by
 * so much a permit may be given ahead of the moment at which the request may leave. A running mean.
 */
final class Lead {
  private static final int WEIGHT = 16;
  private static final long LONGEST = 2_000;

  private long meanMicros;

  /** A request was permitted, and is ready now. */
  void took(Instant permitted, Instant ready) {
    long millis = Duration.between(permitted, ready).toMillis();
    long known = Math.max(0, Math.min(LONGEST, millis));
    meanMicros += (known * 1000 - meanMicros) / WEIGHT;
  }

  Duration now() {
    return Duration.ofMillis(meanMicros / 1000);
  }
}
