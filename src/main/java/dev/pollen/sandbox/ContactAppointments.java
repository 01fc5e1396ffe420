package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** The appointments of a contact; the reply calls them events and tells their times plainly. */
final class ContactAppointments {
  private static final View SHOWN =
      View.of(
          """
          id calendarId title assignedUserId notes address locationId contactId groupId
          appointmentStatus users assignedResources
          """);

  private final World world;

  ContactAppointments(World world) {
    this.world = world;
  }

  List<Operation> operations() {
    return List.of(
        Operation.get(
            "contact.list_appointments", "/contacts/{contactId}/appointments", this::list));
  }

  private ObjectNode list(Call call) {
    ObjectNode contact = world.contacts().need(call.hole("contactId"));
    List<ObjectNode> rows = world.appointments().where("contactId", contact.get("id").asText());
    return Json.object().set("events", Json.array(rows.stream().map(this::shown).toList()));
  }

  private ObjectNode shown(ObjectNode row) {
    ObjectNode shown = SHOWN.of(EventList.shown(world.agenda(), row));
    Span time = Span.of(row);
    shown.put("status", AppointmentBook.takesTime(row) ? "booked" : "cancelled");
    shown.put("startTime", plain(time.start())).put("endTime", plain(time.end()));
    for (String stamp : List.of("dateAdded", "dateUpdated")) {
      shown.put(stamp, plain(Instant.parse(row.path(stamp).asText())));
    }
    return shown;
  }

  private static String plain(Instant time) {
    return Stamps.plain(time, Agenda.ZONE);
  }
}
