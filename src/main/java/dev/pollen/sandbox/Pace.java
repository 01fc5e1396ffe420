package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;

/**
 * How a calendar's slots follow each other, and how far ahead they are offered.
 *
 * @param length of a slot
 * @param step from the start of one to the start of the next
 * @param before time kept free before a booking
 * @param after time kept free after a booking
 * @param notice the shortest; zero when there is none
 * @param reach how far ahead can be booked; zero when there is no end
 */
record Pace(
    Duration length,
    Duration step,
    Duration before,
    Duration after,
    Duration notice,
    Duration reach) {
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
        longer(read(calendar, "slotDuration", "mins")),
        longer(read(calendar, "slotInterval", "mins")),
        read(calendar, "preBuffer", "mins"),
        read(calendar, "slotBuffer", "mins"),
        read(calendar, "allowBookingAfter", "days"),
        read(calendar, "allowBookingFor", "days"));
  }

  private static Duration longer(Duration given) {
    return given.compareTo(SHORTEST) < 0 ? SHORTEST : given;
  }

  private static Duration read(ObjectNode calendar, String field, String unit) {
    Duration one = UNITS.get(calendar.path(field + "Unit").asText(unit));
    return one.multipliedBy(calendar.path(field).asLong());
  }
}
