package dev.pollen.engine.poll;

import java.time.Duration;

/**
 * By how much all polls of an account are slowed down so that together they fit its budgets: each
 * by the same factor, so that none pays for another. Pure.
 */
public record Stretch(double factor) {
  public static final Stretch NONE = new Stretch(1);

  /** What brings so much down to that, in the same unit; nothing where it is no more already. */
  public static Stretch toFit(double wanted, double room) {
    return wanted <= room ? NONE : new Stretch(wanted / room);
  }

  /** The interval in the place of this one; whole seconds, so that a person can read them. */
  public Duration of(Duration every) {
    if (factor <= 1) {
      return every;
    }
    return Duration.ofSeconds((long) Math.ceil(every.toMillis() * factor / 1000));
  }

  public boolean isNone() {
    return factor <= 1;
  }
}
