package dev.pollen.engine.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
  private static final Pace RANGE = new Pace(Duration.ofMinutes(1), Duration.ofMinutes(15));

  private static long minutes(int quiet, int left) {
    return RANGE.at(Optional.of(Duration.ofMinutes(quiet)), left).toMinutes();
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "19, 1", "20, 2", "39, 2", "40, 4", "80, 8", "159, 8", "160, 15", "9000, 15"})
  void theIntervalIsATenthOfTheQuietTimeDoubledFromTheSmallest(int quiet, int every) {
    assertEquals(every, minutes(quiet, 100));
  }

  @ParameterizedTest
  @CsvSource({"100, 1", "50, 1", "49, 8", "20, 8", "19, 15", "0, 15"})
  void whatTheBudgetLeavesStretchesIt(int left, int every) {
    assertEquals(every, minutes(0, left));
  }

  @Test
  void aSingleIntervalNeverMoves() {
    Pace fixed = new Pace(Duration.ofMinutes(5), Duration.ofMinutes(5));
    assertEquals(Duration.ofMinutes(5), fixed.at(Optional.of(Duration.ofDays(9)), 0));
    assertEquals("5m", fixed.toString());
  }

  @Test
  void whatHasNeverBroughtAnythingIsPolledOften() {
    assertEquals(Duration.ofMinutes(1), RANGE.at(Optional.empty(), 100));
    assertEquals("it has brought nothing yet", RANGE.why(Optional.empty(), 100));
  }

  @Test
  void itSaysWhatMakesItSo() {
    assertEquals("1m..15m", RANGE.toString());
    assertEquals("nothing came for 2h", RANGE.why(Optional.of(Duration.ofHours(2)), 100));
    assertEquals(
        "12 % of the day's budget is left", RANGE.why(Optional.of(Duration.ofMinutes(5)), 12));
  }
}
