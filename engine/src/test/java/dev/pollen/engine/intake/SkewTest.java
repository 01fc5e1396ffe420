package dev.pollen.engine.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The other side's clock, told by the date of a reply. */
class SkewTest {
  private static final Instant ASKED = Instant.parse("2026-01-05T08:00:00Z");
  private static final Instant ANSWERED = ASKED.plusSeconds(14);

  private static Duration skew(Instant date) {
    return Skew.of(date, ASKED, ANSWERED);
  }

  @Test
  void aSlowAnswerIsNoSlowClock() {
    assertEquals(Duration.ZERO, skew(ASKED));
    assertEquals(Duration.ZERO, skew(ASKED.minusSeconds(1)));
    assertEquals(Duration.ZERO, skew(ANSWERED));
  }

  @Test
  void aClockThatIsBehindOrAheadIsTold() {
    assertEquals(Duration.ofMinutes(-1), skew(ASKED.minusSeconds(60)));
    assertEquals(Duration.ofMinutes(1), skew(ANSWERED.plusSeconds(60)));
  }
}
