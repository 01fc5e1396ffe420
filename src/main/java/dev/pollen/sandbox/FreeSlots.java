package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** When a calendar can be booked: a member for each day that has free slots. */
final class FreeSlots {
  private static final Duration MOST = Duration.ofDays(31);
  private static final Shape ASK =
      Shape.of(
          """
          startDate! number
          endDate!   number
          timezone   string
          userId     string
          userIds    string[]
          """);

  private final World world;

  FreeSlots(World world) {
    this.world = world;
  }

  List<Operation> operations() {
    return List.of(
        Operation.get("calendar.get_free_slots", "/calendars/{calendarId}/free-slots", this::free)
            .query(ASK));
  }

  private ObjectNode free(Call call) {
    Agenda agenda = world.agenda();
    ObjectNode calendar = agenda.calendars().need(call.hole("calendarId"));
    ZoneId zone = zone(call);
    Span asked = asked(call);
    Openings openings = new Openings(calendar);
    Span bookable = openings.bookable(world.clock().instant());
    Diary diary = new Diary(agenda, calendar, users(call), "");
    ObjectNode days = Json.object();
    openings.in(asked).stream()
        .filter(slot -> bookable.has(slot.start()) && diary.taker(slot).isPresent())
        .map(slot -> Stamps.zoned(slot.start(), zone))
        .forEach(
            start -> days.withObjectProperty(day(start)).withArrayProperty("slots").add(start));
    return days;
  }

  private static String day(String start) {
    return start.substring(0, start.indexOf('T'));
  }

  private static Span asked(Call call) {
    Span asked =
        new Span(
            Instant.ofEpochMilli(call.query().path("startDate").asLong()),
            Instant.ofEpochMilli(call.query().path("endDate").asLong()));
    if (asked.end().isBefore(asked.start())) {
      throw Refusal.badRequest("endDate must not be before startDate");
    }
    if (asked.length().compareTo(MOST) > 0) {
      throw Refusal.badRequest("Date range cannot be more than 31 days");
    }
    return asked;
  }

  private static Set<String> users(Call call) {
    Set<String> users = Json.set(call.query().path("userIds"));
    if (call.has("userId")) {
      users.add(call.text("userId"));
    }
    return users;
  }

  private static ZoneId zone(Call call) {
    try {
      return call.has("timezone") ? ZoneId.of(call.text("timezone")) : Agenda.ZONE;
    } catch (DateTimeException e) {
      throw Refusal.unprocessable(List.of("timezone must be a valid IANA time zone"));
    }
  }
}
