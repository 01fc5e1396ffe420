package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a calendar is open: the usual hours of a week, and hours on single dates, which take the
 * place of the usual ones of that date.
 */
final class OpenHours {
  private static final int MINUTES = 60;
  private static final int DAYS = 7;

  private final JsonNode week;
  private final JsonNode dates;

  private OpenHours(JsonNode week, JsonNode dates) {
    this.week = week;
    this.dates = dates;
  }

  /** An availability type of 0 leaves out the single dates, one of 1 leaves out the week. */
  static OpenHours of(ObjectNode calendar) {
    int type = calendar.path("availabilityType").asInt(-1);
    return new OpenHours(
        type == 1 ? Json.array() : calendar.path("openHours"),
        type == 0 ? Json.array() : calendar.path("availabilities"));
  }

  /** The times from opening to closing on a day of the location. */
  List<Span> on(LocalDate day) {
    Optional<JsonNode> single =
        Json.list(dates).stream()
            .filter(each -> each.path("date").asText().startsWith(day.toString()))
            .findFirst();
    Stream<JsonNode> hours =
        single.isPresent()
            ? hours(single.get())
            : usual(day.getDayOfWeek()).flatMap(OpenHours::hours);
    return hours.map(each -> span(day, each)).toList();
  }

  private Stream<JsonNode> usual(DayOfWeek day) {
    return Json.list(week).stream()
        .filter(
            each ->
                Json.list(each.path("daysOfTheWeek")).stream()
                    .anyMatch(number -> number.asInt() == day.getValue() % DAYS));
  }

  private static Stream<JsonNode> hours(JsonNode of) {
    return Json.list(of.path("hours")).stream();
  }

  private static Span span(LocalDate day, JsonNode hours) {
    return new Span(
        at(day, hours.path("openHour").asInt(), hours.path("openMinute").asInt()),
        at(day, hours.path("closeHour").asInt(), hours.path("closeMinute").asInt()));
  }

  private static Instant at(LocalDate day, int hour, int minute) {
    return day.atStartOfDay()
        .plusMinutes((long) hour * MINUTES + minute)
        .atZone(Agenda.ZONE)
        .toInstant();
  }
}
