package dev.pollen.connectors.builtin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Ticks at whole multiples of a span since 1970 (UTC), so that a restart shifts none: {@code 15m}
 * is :00, :15, :30, :45.
 */
record EveryTicks(Duration span) implements Ticks {

  @Override
  public Optional<Instant> after(Instant instant) {
    return Optional.of(Instant.ofEpochMilli(floor(instant) + span.toMillis()));
  }

  @Override
  public Optional<Instant> last(Instant instant) {
    return Optional.of(Instant.ofEpochMilli(floor(instant)));
  }

  private long floor(Instant instant) {
    long millis = instant.toEpochMilli();
    return millis - Math.floorMod(millis, span.toMillis());
  }
}
