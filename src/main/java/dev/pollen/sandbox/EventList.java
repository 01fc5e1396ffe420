package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The events of a user, a calendar or a group in a window of time: appointments, blocked slots. */
final class EventList {
  static final Shape ASK =
      Shape.of(
          """
          locationId! string
          userId      string
          calendarId  string
          groupId     string
          startTime!  number
          endTime!    number
          """);
  private static final View EVENT =
      View.of(
          """
          id address title calendarId locationId contactId appointmentStatus assignedUserId users
          notes description isRecurring rrule startTime endTime dateAdded dateUpdated
          assignedResources createdBy masterEventId
          """);

  private final Agenda agenda;
  private final Table table;

  EventList(Agenda agenda, Table table) {
    this.agenda = agenda;
    this.table = table;
  }

  /** An event with the group of its calendar. */
  static ObjectNode shown(Agenda agenda, ObjectNode row) {
    ObjectNode shown = EVENT.of(row);
    group(agenda, row).ifPresent(id -> shown.put("groupId", id));
    return shown;
  }

  private static Optional<String> group(Agenda agenda, ObjectNode row) {
    return agenda
        .calendars()
        .table()
        .get(row.path("calendarId").asText())
        .map(calendar -> calendar.path("groupId").asText(""))
        .filter(id -> !id.isEmpty());
  }

  ObjectNode reply(Call call) {
    Span window = window(call);
    List<ObjectNode> events =
        candidates(call)
            .filter(row -> window.overlaps(Span.of(row)))
            .filter(row -> fits(call, row))
            .sorted(Comparator.comparing((ObjectNode row) -> row.path("start").asLong()))
            .map(row -> shown(agenda, row))
            .toList();
    return Json.object().set("events", Json.array(events));
  }

  private static Span window(Call call) {
    return new Span(
        Instant.ofEpochMilli(call.query().path("startTime").asLong()),
        Instant.ofEpochMilli(call.query().path("endTime").asLong()));
  }

  private Stream<ObjectNode> candidates(Call call) {
    if (call.has("calendarId")) {
      return table.where("calendarId", call.text("calendarId")).stream();
    }
    if (call.has("userId")) {
      return table.where("assignedUserId", call.text("userId")).stream();
    }
    if (call.has("groupId")) {
      return agenda.calendars().in(call.text("groupId")).stream()
          .flatMap(calendar -> table.where("calendarId", calendar.path("id").asText()).stream());
    }
    throw Refusal.badRequest("Either of userId, calendarId or groupId is required");
  }

  private boolean fits(Call call, ObjectNode row) {
    return (!call.has("userId") || row.path("assignedUserId").asText().equals(call.text("userId")))
        && (!call.has("groupId")
            || group(agenda, row).filter(call.text("groupId")::equals).isPresent());
  }
}
