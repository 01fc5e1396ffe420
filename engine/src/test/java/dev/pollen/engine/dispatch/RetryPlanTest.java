package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.recipe.Recipe.Retry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RetryPlanTest {
  private static final Instant FIRST = Instant.parse("2026-01-05T08:00:00Z");
  private static final Retry PATIENT = new Retry(20, Duration.ofDays(9));

  private static Duration pause(int failures, long seed) {
    return RetryPlan.next(PATIENT, failures, FIRST, FIRST, Optional.empty(), seed).orElseThrow();
  }

  private static double meanSeconds(int failures) {
    return LongStream.range(0, 1_000)
        .mapToDouble(seed -> pause(failures, seed).toMillis() / 1_000.0)
        .average()
        .orElseThrow();
  }

  @Test
  void waitsGrowTwofoldOnAverageAndAreAnHourAtMost() {
    for (int failures = 1; failures < 9; failures++) {
      double ratio = meanSeconds(failures + 1) / meanSeconds(failures);
      assertTrue(ratio > 1.8 && ratio < 2.2, failures + ": " + ratio);
    }
    assertTrue(LongStream.range(0, 1_000).allMatch(seed -> pause(20, seed).toMinutes() <= 60));
  }

  @Test
  void runsThatFailedTogetherAreSpreadOverTheWholeWait() {
    int[] quarters = new int[4];
    for (long record = 0; record < 4_000; record++) {
      quarters[(int) Math.min(3, pause(3, record * 31).toMillis() / 4_000)]++;
    }
    for (int quarter : quarters) {
      assertTrue(quarter > 800 && quarter < 1_200, java.util.Arrays.toString(quarters));
    }
  }

  @Test
  void theSameRunWaitsTheSameWhenWalkedAgain() {
    assertEquals(pause(4, 77), pause(4, 77));
  }

  @Test
  void afterTheLastTryThereIsNone() {
    Retry twice = new Retry(2, Duration.ofDays(9));
    assertTrue(RetryPlan.next(twice, 2, FIRST, FIRST, Optional.empty(), 1).isPresent());
    assertTrue(RetryPlan.next(twice, 3, FIRST, FIRST, Optional.empty(), 1).isEmpty());
  }

  @Test
  void aWaitThatWouldEndTooLateIsNotBegun() {
    Retry hour = new Retry(9, Duration.ofHours(1));
    Optional<Duration> asked = Optional.of(Duration.ofMinutes(61));
    assertTrue(RetryPlan.next(hour, 1, FIRST, FIRST, asked, 1).isEmpty());
  }

  @Test
  void noTriesMeansNone() {
    Retry never = new Retry(0, Duration.ofHours(1));
    assertTrue(RetryPlan.next(never, 1, FIRST, FIRST, Optional.empty(), 1).isEmpty());
  }
}
