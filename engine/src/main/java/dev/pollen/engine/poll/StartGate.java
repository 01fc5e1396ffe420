package dev.pollen.engine.poll;

import dev.pollen.engine.spi.Timing;
import java.time.Duration;
import java.time.Instant;

/**
 * Spreads polls that are all wanted at once: one every few milliseconds. Belongs to one loop.
 *
 * <p>Budgets do this for systems that have one; this is for those that do not, and for our own
 * processor.
 */
public final class StartGate {
  private static final Duration GAP = Duration.ofMillis(2);

  private final Timing timing;
  private Instant free = Instant.MIN;

  public StartGate(Timing timing) {
    this.timing = timing;
  }

  /** How long the next one has to wait for its turn. */
  public Duration turn() {
    Instant now = timing.now();
    Instant turn = free.isAfter(now) ? free : now;
    free = turn.plus(GAP);
    return Duration.between(now, turn);
  }
}
