package dev.pollen.sandbox;

import io.vertx.core.MultiMap;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Counts requests against the limits and says in headers what is left. */
final class Throttle {
  private static final Duration DAY = Duration.ofDays(1);

  private final RateLimits limits;
  private final Window burst;
  private final Window day;

  Throttle(RateLimits limits, InstantSource clock) {
    this.limits = limits;
    this.burst = new Window(limits.burst(), limits.interval(), clock);
    this.day = new Window(limits.daily(), DAY, clock);
  }

  /** Whether one more request is allowed now; if so, it is counted. */
  boolean admit() {
    if (burst.left() < 1 || day.left() < 1) {
      return false;
    }
    burst.used++;
    day.used++;
    return true;
  }

  void tell(MultiMap headers) {
    headers
        .set("X-RateLimit-Limit-Daily", String.valueOf(limits.daily()))
        .set("X-RateLimit-Daily-Remaining", String.valueOf(day.left()))
        .set("X-RateLimit-Interval-Milliseconds", String.valueOf(limits.interval().toMillis()))
        .set("X-RateLimit-Max", String.valueOf(limits.burst()))
        .set("X-RateLimit-Remaining", String.valueOf(burst.left()));
  }

  /** Begins with the first request after the one before has ended. */
  private static final class Window {
    private final int most;
    private final Duration length;
    private final InstantSource clock;
    private Instant end = Instant.MIN;
    private int used;

    Window(int most, Duration length, InstantSource clock) {
      this.most = most;
      this.length = length;
      this.clock = clock;
    }

    int left() {
      Instant now = clock.instant();
      if (!now.isBefore(end)) {
        end = now.plus(length);
        used = 0;
      }
      return most - used;
    }
  }
}
