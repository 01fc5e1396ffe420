package dev.pollen.sandbox;

import java.time.Duration;

/**
 * How fast the look-alike may be asked.
 *
 * @param burst requests in one interval
 * @param interval how long an interval is; it begins with the first request after the one before
 * @param daily requests in 24 hours
 */
public record RateLimits(int burst, Duration interval, int daily) {
  public RateLimits {
    if (burst < 1 || daily < 1 || interval.isNegative() || interval.isZero()) {
      throw new IllegalArgumentException(
          "rate limits: burst %d, interval %s and daily %d must all be more than nothing"
              .formatted(burst, interval, daily));
    }
  }

  /** What the vendor states for an app at one location. */
  public static RateLimits vendor() {
    return new RateLimits(100, Duration.ofSeconds(10), 200_000);
  }

  /** Far more than a test on one machine asks. */
  public static RateLimits generous() {
    return new RateLimits(10_000_000, Duration.ofSeconds(10), 1_000_000_000);
  }
}
