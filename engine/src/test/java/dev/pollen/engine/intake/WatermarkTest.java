package dev.pollen.engine.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatermarkTest {
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  private final Watermark watermark = new Watermark(Duration.ofSeconds(10), false);

  @Test
  void staysBehindTheDateByLagAndCoarseness() {
    assertEquals(
        Optional.of(NOON.minusSeconds(70)),
        watermark.complete(Optional.empty(), Optional.of(NOON), Optional.of(NOON), NOON));
  }

  @Test
  void neverGoesBack() {
    Optional<Instant> before = Optional.of(NOON);
    assertEquals(
        before,
        watermark.complete(before, Optional.of(NOON.minusSeconds(999)), Optional.empty(), NOON));
  }

  @Test
  void withoutDateOurOwnClockBoundsAFutureStamp() {
    Optional<Instant> future = Optional.of(NOON.plusSeconds(99_999));
    assertEquals(
        Optional.of(NOON.minusSeconds(70)),
        watermark.complete(Optional.empty(), Optional.empty(), future, NOON));
  }

  @Test
  void stampsOfWholeDaysKeepADayOfOverlap() {
    assertEquals(
        Duration.ofDays(1).plusSeconds(10), new Watermark(Duration.ofSeconds(10), true).overlap());
  }

  @Test
  void withoutDateAndStampsNothingIsClaimed() {
    assertEquals(
        Optional.of(Instant.EPOCH),
        watermark.complete(Optional.empty(), Optional.empty(), Optional.empty(), NOON));
  }
}
