package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is taken of a calendar, as it stands now: by bookings, by blocks, by its people's time. */
final class Diary {
  private final Pace pace;
  private final List<Holder> holders;
  private final boolean together;
  private final int perSlot;
  private final int perDay;
  private final Map<LocalDate, Integer> days = new HashMap<>();

  /**
   * One who takes bookings.
   *
   * @param user the id; empty for the calendar itself, when it has no people
   * @param shut when nothing can be booked
   * @param booked the bookings in this calendar
   */
  private record Holder(String user, List<Span> shut, List<Span> booked) {
    boolean free(Span slot, int seats) {
      return shut.stream().noneMatch(slot::overlaps)
          && booked.stream().filter(slot::overlaps).count() < seats;
    }
  }

  /**
   * @param users the people asked for; all of the calendar's when there are none
   * @param but the id of a booking that does not count
   */
  Diary(Agenda agenda, ObjectNode calendar, Collection<String> users, String but) {
    this.pace = Pace.of(calendar);
    this.together = calendar.path("calendarType").asText().equals("collective");
    this.perSlot = Math.max(1, calendar.path("appoinmentPerSlot").asInt());
    this.perDay = calendar.path("appoinmentPerDay").asInt(Integer.MAX_VALUE);
    String id = calendar.path("id").asText();
    List<ObjectNode> here = taking(agenda.appointments().table().where("calendarId", id), but);
    here.forEach(row -> days.merge(day(Span.of(row)), 1, Integer::sum));
    this.holders =
        holders(calendar, users).stream().map(user -> holder(agenda, id, user, here, but)).toList();
  }

  private static List<String> holders(ObjectNode calendar, Collection<String> asked) {
    List<String> team = CalendarBook.team(calendar);
    return team.isEmpty()
        ? List.of("")
        : team.stream().filter(user -> asked.isEmpty() || asked.contains(user)).toList();
  }

  private static Holder holder(
      Agenda agenda, String calendar, String user, List<ObjectNode> here, String but) {
    List<ObjectNode> own = taking(agenda.appointments().table().where("assignedUserId", user), but);
    Stream<ObjectNode> elsewhere =
        own.stream().filter(row -> !row.path("calendarId").asText().equals(calendar));
    Stream<ObjectNode> blocks =
        Stream.concat(
            agenda.blocks().where("calendarId", calendar).stream(),
            agenda.blocks().where("assignedUserId", user).stream());
    Stream<ObjectNode> booked = here.stream().filter(row -> user.isEmpty() || isOf(row, user));
    return new Holder(user, spans(Stream.concat(elsewhere, blocks)), spans(booked));
  }

  private static boolean isOf(ObjectNode event, String user) {
    return event.path("assignedUserId").asText().equals(user);
  }

  private static List<Span> spans(Stream<ObjectNode> rows) {
    return rows.map(Span::of).toList();
  }

  private static List<ObjectNode> taking(List<ObjectNode> rows, String but) {
    return rows.stream()
        .filter(AppointmentBook::takesTime)
        .filter(row -> !row.path("id").asText().equals(but))
        .toList();
  }

  private static LocalDate day(Span span) {
    return LocalDate.ofInstant(span.start(), Agenda.ZONE);
  }

  /** Who would take a booking at this time; empty when nobody can. */
  Optional<String> taker(Span slot) {
    if (days.getOrDefault(day(slot), 0) >= perDay) {
      return Optional.empty();
    }
    Span wide = slot.widened(pace.gap());
    List<String> free =
        holders.stream().filter(each -> each.free(wide, perSlot)).map(Holder::user).toList();
    return together && free.size() < holders.size() ? Optional.empty() : free.stream().findFirst();
  }
}
