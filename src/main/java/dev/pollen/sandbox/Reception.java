package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Says whether an appointment can be had, and with whom. */
final class Reception {
  private static final Duration MOMENT = Duration.ofMillis(1);

  private final World world;

  Reception(World world) {
    this.world = world;
  }

  /** The calendar that a body names, or a refusal. */
  ObjectNode calendar(String id) {
    return world
        .agenda()
        .calendars()
        .table()
        .get(id)
        .orElseThrow(() -> Refusal.badRequest("Calendar with id %s not found".formatted(id)));
  }

  /** The start asked for, and the end, which else is a slot's length later. */
  static Span time(ObjectNode given, Instant usualStart, Duration usualLength) {
    Instant start = moment(given, "startTime", usualStart);
    Span time = new Span(start, moment(given, "endTime", start.plus(usualLength)));
    if (!time.start().isBefore(time.end())) {
      throw Refusal.badRequest("The end time must be after the start time");
    }
    return time;
  }

  private static Instant moment(ObjectNode given, String field, Instant usual) {
    return Stamps.read(given.path(field).asText()).map(Instant::ofEpochMilli).orElse(usual);
  }

  /** Refuses one who does not belong to the calendar's team. */
  static void refuseStranger(ObjectNode given, ObjectNode calendar) {
    List<String> team = CalendarBook.team(calendar);
    String user = given.path("assignedUserId").asText("");
    if (!user.isEmpty() && !team.isEmpty() && !team.contains(user)) {
      throw Refusal.unprocessable(List.of("The user id not part of calendar team."));
    }
  }

  /**
   * Who takes the appointment: the one asked for, else the first of the team who is free. Empty
   * when the calendar has no team.
   *
   * @param but the id of the appointment that is moved, if it is
   */
  String taker(ObjectNode given, ObjectNode calendar, Span time, String but) {
    String asked = given.path("assignedUserId").asText("");
    Set<String> users = asked.isEmpty() ? Set.of() : Set.of(asked);
    if (ignores(given, "ignoreFreeSlotValidation")) {
      List<String> team = CalendarBook.team(calendar);
      return asked.isEmpty() && !team.isEmpty() ? team.get(0) : asked;
    }
    if (!offered(calendar, time.start(), ignores(given, "ignoreDateRange"))) {
      throw Refusal.slotGone();
    }
    Diary diary = new Diary(world.agenda(), calendar, users, but);
    String free = diary.taker(time).orElseThrow(Refusal::slotGone);
    return asked.isEmpty() ? free : asked;
  }

  static boolean ignores(ObjectNode given, String what) {
    return given.path(what).asBoolean();
  }

  private boolean offered(ObjectNode calendar, Instant start, boolean anyDate) {
    Openings openings = new Openings(calendar);
    return (anyDate || openings.bookable(world.clock().instant()).has(start))
        && !openings.in(Span.of(start, MOMENT)).isEmpty();
  }
}
