package dev.pollen.connectors.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TicksTest {
  private static final ZoneId DENVER = ZoneId.of("America/Denver");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** All ticks in a span, first excluded, last included, in the zone's own time. */
  private static List<String> ticks(String cron, ZoneId zone, String from, String to) {
    CronTicks ticks = CronTicks.of(cron, zone);
    List<String> found = new ArrayList<>();
    Optional<Instant> tick = ticks.after(Instant.parse(from));
    while (tick.isPresent() && !tick.get().isAfter(Instant.parse(to)) && found.size() < 500) {
      found.add(tick.get().atZone(zone).toOffsetDateTime().toString());
      tick = ticks.after(tick.get());
    }
    return found;
  }

  @Test
  void aTimeInTheHourThatIsSkippedHappensWhenThatHourWouldHaveBegun() {
    assertEquals(
        List.of("2026-03-07T02:30-07:00", "2026-03-08T03:00-06:00", "2026-03-09T02:30-06:00"),
        ticks("30 2 * * *", DENVER, "2026-03-07T07:00:00Z", "2026-03-09T12:00:00Z"));
  }

  @Test
  void aTimeInTheHourThatComesTwiceHappensOnce() {
    assertEquals(
        List.of("2026-10-31T01:30-06:00", "2026-11-01T01:30-06:00", "2026-11-02T01:30-07:00"),
        ticks("30 1 * * *", DENVER, "2026-10-31T06:00:00Z", "2026-11-02T12:00:00Z"));
  }

  @Test
  void severalTimesInTheSkippedHourAreOneTick() {
    assertEquals(
        List.of("2026-03-29T01:30+01:00", "2026-03-29T03:00+02:00", "2026-03-29T03:30+02:00"),
        ticks("0,30 1-3 * * *", BERLIN, "2026-03-29T00:15:00Z", "2026-03-29T01:45:00Z"));
  }

  @Test
  void aRhythmGoesOnThroughBothEqualHours() {
    assertEquals(
        List.of(
            "2026-10-25T02:30+02:00",
            "2026-10-25T02:00+01:00",
            "2026-10-25T02:30+01:00",
            "2026-10-25T03:00+01:00"),
        ticks("*/30 * * * *", BERLIN, "2026-10-25T00:00:00Z", "2026-10-25T02:00:00Z"));
  }

  @Test
  void aRhythmSkipsTheHourThatDoesNotExist() {
    assertEquals(
        List.of("2026-03-08T01:45-07:00", "2026-03-08T03:00-06:00", "2026-03-08T03:15-06:00"),
        ticks("*/15 * * * *", DENVER, "2026-03-08T08:30:00Z", "2026-03-08T09:15:00Z"));
  }

  @Test
  void everyDayOfAYearHasItsTickOnce() {
    assertEquals(
        365, ticks("15 2 * * *", BERLIN, "2025-12-31T23:00:00Z", "2026-12-31T22:59:00Z").size());
  }

  @Test
  void ticksNeverGoBackWhateverTheInstant() {
    CronTicks ticks = CronTicks.of("*/7 0-3 * * *", DENVER);
    Instant at = Instant.parse("2026-11-01T05:00:00Z");
    Instant before = at;
    for (int minute = 0; minute < 300; minute++) {
      Instant tick = ticks.after(at.plusSeconds(60L * minute)).orElseThrow();
      assertTrue(tick.isAfter(at.plusSeconds(60L * minute)) && !tick.isBefore(before));
      before = tick;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0 9 * * 1, 2026-03-02T10:00:00Z, 2026-03-02T08:00:00Z",
    "0 0 1 1 *, 2026-03-02T10:00:00Z, 2025-12-31T23:00:00Z",
    "0 0 29 2 *, 2026-03-02T10:00:00Z, 2024-02-28T23:00:00Z",
    "* * * * *, 2026-03-02T10:00:59Z, 2026-03-02T10:00:00Z",
    "30 2 * * *, 2026-03-29T01:00:00Z, 2026-03-29T01:00:00Z",
    "30 2 * * *, 2026-10-25T01:45:00Z, 2026-10-25T00:30:00Z"
  })
  void theLastTickIsFoundHoweverLongAgo(String cron, String now, String tick) {
    assertEquals(
        Optional.of(Instant.parse(tick)), CronTicks.of(cron, BERLIN).last(Instant.parse(now)));
  }

  @Test
  void aDayOfTheMonthAndADayOfTheWeekMeanEither() {
    assertEquals(
        List.of("2026-03-13T00:00-06:00", "2026-03-15T00:00-06:00", "2026-03-20T00:00-06:00"),
        ticks("0 0 15 * 5", DENVER, "2026-03-08T12:00:00Z", "2026-03-20T12:00:00Z"));
  }

  @Test
  void aDateThatNeverComesHasNoTick() {
    assertEquals(
        Optional.empty(),
        CronTicks.of("0 0 30 2 *", BERLIN).after(Instant.parse("2026-03-02T10:00:00Z")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "* * * *", "0 0 * * * *", "61 * * * *", "a b c d e"})
  void aWrongLineIsNamed(String line) {
    String words =
        assertThrows(IllegalArgumentException.class, () -> CronTicks.of(line, BERLIN)).getMessage();
    assertTrue(words.startsWith("cron '" + line + "'"), words);
  }

  @Test
  void aSpanTicksAtTheSameInstantsAfterARestart() {
    EveryTicks ticks = new EveryTicks(Duration.ofMinutes(15));
    Instant quarter = Instant.parse("2026-03-02T10:15:00Z");
    assertEquals(Optional.of(quarter), ticks.after(Instant.parse("2026-03-02T10:03:12.345Z")));
    assertEquals(Optional.of(quarter.plusSeconds(900)), ticks.after(quarter));
    assertEquals(Optional.of(quarter), ticks.last(quarter));
  }
}
