package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What appointments and blocked slots have in common: the list of events, and the delete. */
final class CalendarEvents {
  private final Agenda agenda;

  CalendarEvents(World world) {
    this.agenda = world.agenda();
  }

  List<Operation> operations() {
    EventList events = new EventList(agenda, agenda.appointments().table());
    return List.of(
        Operation.get("calendar_event.list", "/calendars/events", events::reply)
            .query(EventList.ASK),
        Operation.delete("calendar_event.delete", "/calendars/events/{eventId}", this::delete)
            .body(Shape.NOTHING)
            .created());
  }

  /** With the id of a series, all its dates. */
  private ObjectNode delete(Call call) {
    String id = call.hole("eventId");
    if (!agenda.blocks().remove(id)) {
      Table table = agenda.appointments().table();
      agenda.appointments().need(id).forEach(row -> table.remove(row.path("id").asText()));
    }
    return Json.object().put("succeeded", true);
  }
}
