package dev.pollen.engine.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When {@code until} is, on plain days and on those when clocks change. */
class WakeTimeTest {
  private static final ZoneId DENVER = ZoneId.of("America/Denver");

  private static String until(String text, String now) {
    return WakeTime.of(new TextNode(text), Instant.parse(now), DENVER).toString();
  }

  @ParameterizedTest
  @CsvSource({
    "09:00, 2026-01-05T08:00:00Z, 2026-01-05T16:00:00Z",
    "9:00, 2026-01-05T16:00:00Z, 2026-01-05T16:00:00Z",
    "09:00, 2026-01-05T16:00:01Z, 2026-01-06T16:00:00Z",
    "09:00:30, 2026-07-05T15:00:01Z, 2026-07-05T15:00:30Z",
    "2026-07-01, 2026-01-05T08:00:00Z, 2026-07-01T06:00:00Z",
    "2026-07-01T09:00, 2026-01-05T08:00:00Z, 2026-07-01T15:00:00Z",
    "2026-07-01T09:00:00Z, 2026-01-05T08:00:00Z, 2026-07-01T09:00:00Z",
    "2026-07-01T09:00:00+02:00, 2026-01-05T08:00:00Z, 2026-07-01T07:00:00Z",
    "2020-01-01T00:00:00Z, 2026-01-05T08:00:00Z, 2020-01-01T00:00:00Z"
  })
  void onPlainDays(String text, String now, String due) {
    assertEquals(due, until(text, now));
  }

  @Test
  void overNightTheTimeStaysTheSameThoughTheClockIsSet() {
    assertEquals("2026-03-08T15:00:00Z", until("09:00", "2026-03-08T05:00:00Z"));
    assertEquals("2026-11-01T16:00:00Z", until("09:00", "2026-11-01T05:00:00Z"));
  }

  @Test
  void aTimeInTheHourThatIsSkippedIsWhenItWouldHaveBegun() {
    assertEquals("2026-03-08T09:00:00Z", until("02:30", "2026-03-08T05:00:00Z"));
    assertEquals("2026-03-09T08:30:00Z", until("02:30", "2026-03-08T09:00:01Z"));
  }

  @Test
  void aTimeInTheHourThatComesTwiceComesOnce() {
    assertEquals("2026-11-01T07:30:00Z", until("01:30", "2026-11-01T05:00:00Z"));
    assertEquals("2026-11-02T08:30:00Z", until("01:30", "2026-11-01T08:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "  ", "tomorrow", "25:00", "2026-02-30", "2026-07-01T9", "1767600000"})
  void whatIsNoTimeSaysWhatMayBeWritten(String text) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> until(text, "2026-01-05T08:00:00Z"));
    assertTrue(refused.getMessage().contains("\"09:00\""), refused.getMessage());
  }

  @Test
  void numbersAndNothingAreRefusedToo() {
    Instant now = Instant.EPOCH;
    assertThrows(IllegalArgumentException.class, () -> WakeTime.of(new IntNode(9), now, DENVER));
    assertThrows(
        IllegalArgumentException.class, () -> WakeTime.of(MissingNode.getInstance(), now, DENVER));
  }
}
