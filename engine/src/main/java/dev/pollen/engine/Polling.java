package dev.pollen.engine;

import java.time.Duration;

/** The intervals that recipes may ask for. */
public record Polling(Duration min, Duration max, Duration byDefault) {
  public static final Polling DEFAULT =
      new Polling(Duration.ofMinutes(1), Duration.ofMinutes(15), Duration.ofMinutes(5));
}
