package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;

/**
 * How a calendar's slots follow each other, and how far ahead they are offered.
 *
 * @param length of a slot
 * @param step from the start of one to the start of the next
 * @param gap between two bookings, as one has to keep time free after it or the other before it
 * @param notice the shortest; zero when there is none
 * @param reach how far ahead can be booked; zero when there is no end
 */
record Pace(Duration length, Duration step, Duration gap, Duration notice, Duration reach) {
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Map<String, Duration> UNITS =
      Map.of(
          "mins", Duration.ofMinutes(1),
          "hours", Duration.ofHours(1),
          "days", Duration.ofDays(1),
          "weeks", Duration.ofDays(7),
          "months", Duration.ofDays(30));

  static Pace of(ObjectNode calendar) {
    return new Pace(
        longest(SHORTEST, read(calendar, "slotDuration", "mins")),
        longest(SHORTEST, read(calendar, "slotInterval", "mins")),
        longest(read(calendar, "preBuffer", "mins"), read(calendar, "slotBuffer", "mins")),
        read(calendar, "allowBookingAfter", "days"),
        read(calendar, "allowBookingFor", "days"));
  }

  private static Duration longest(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private static Duration read(ObjectNode calendar, String field, String unit) {
    Duration one = UNITS.get(calendar.path(field + "Unit").asText(unit));
    return one.multipliedBy(calendar.path(field).asLong());
  }
}
