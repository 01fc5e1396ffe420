package dev.pollen.engine.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RhythmTest {
  private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void theNextTickIsLaterAndAtMostAnIntervalAway() {
    for (long hash = -5; hash < 5; hash++) {
      Instant next = Rhythm.every(MINUTE, hash * 7_919).after(NOW);
      assertTrue(next.isAfter(NOW) && !next.isAfter(NOW.plus(MINUTE)), next::toString);
    }
  }

  @Test
  void missedTicksCollapseAndTheGridStays() {
    Rhythm rhythm = Rhythm.every(MINUTE, 12_345);
    Instant first = rhythm.after(NOW);
    assertEquals(first.plus(MINUTE.multipliedBy(10)), rhythm.after(first.plusSeconds(599)));
  }

  @Test
  void manyFeedsAreSpreadOverTheInterval() {
    long distinct =
        java.util.stream.LongStream.range(0, 1_000)
            .map(i -> i * 0x9E3779B97F4A7C15L)
            .mapToObj(hash -> Rhythm.every(MINUTE, hash).after(NOW).getEpochSecond())
            .distinct()
            .count();
    assertTrue(distinct > 50, "" + distinct);
  }

  @Test
  void aFailingFeedWaitsTwiceAsLongEachTimeUpToEightIntervals() {
    assertEquals(MINUTE, Backoff.after(1, MINUTE));
    assertEquals(Duration.ofMinutes(4), Backoff.after(3, MINUTE));
    assertEquals(Duration.ofMinutes(8), Backoff.after(30, MINUTE));
  }
}
