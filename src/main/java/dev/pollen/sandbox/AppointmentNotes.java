package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Notes of appointments: paged, a time of creation only. */
final class AppointmentNotes {
  private static final int LONGEST = 5000;
  private static final Shape LIST = Shape.of("limit! number(0..20)\noffset! number(0..1000000000)");
  private static final Shape NOTE = Shape.of("userId string\nbody! string");
  private static final View SHOWN = View.of("id body userId dateAdded contactId createdBy");
  private static final String ALL = "/calendars/appointments/{appointmentId}/notes";
  private static final String ONE = ALL + "/{noteId}";

  private final World world;
  private final Table table;

  AppointmentNotes(World world) {
    this.world = world;
    this.table = world.agenda().notes();
  }

  List<Operation> operations() {
    return List.of(
        Operation.get("appointment_note.list", ALL, this::list).query(LIST),
        Operation.post("appointment_note.create", ALL, this::create).body(NOTE),
        Operation.put("appointment_note.update", ONE, this::update).body(NOTE),
        Operation.delete("appointment_note.delete", ONE, this::delete));
  }

  private ObjectNode appointment(Call call) {
    return world.agenda().appointments().need(call.hole("appointmentId")).get(0);
  }

  private ObjectNode need(Call call) {
    String appointment = AppointmentBook.master(appointment(call));
    return table
        .get(call.hole("noteId"))
        .filter(row -> row.path("appointmentId").asText().equals(appointment))
        .orElseThrow(() -> Refusal.absent("Note", call.hole("noteId")));
  }

  private ObjectNode list(Call call) {
    String appointment = AppointmentBook.master(appointment(call));
    int limit = call.query().path("limit").asInt();
    int offset = call.query().path("offset").asInt();
    List<ObjectNode> all = table.where("appointmentId", appointment);
    List<ObjectNode> page = all.stream().skip(offset).limit(limit).map(SHOWN::of).toList();
    ObjectNode reply = Json.object().set("notes", Json.array(page));
    return reply.put("hasMore", (long) offset + page.size() < all.size());
  }

  private ObjectNode create(Call call) {
    ObjectNode appointment = appointment(call);
    ObjectNode row = Json.object().put("id", world.ids().next());
    row.put("appointmentId", AppointmentBook.master(appointment));
    row.set("contactId", appointment.get("contactId"));
    row.put("dateAdded", Stamps.iso(world.clock().instant()));
    return keep(row, call.body());
  }

  private ObjectNode update(Call call) {
    return keep(need(call).deepCopy(), call.body());
  }

  private ObjectNode keep(ObjectNode row, ObjectNode given) {
    if (given.path("body").asText().length() > LONGEST) {
      throw Refusal.unprocessable(
          List.of("body must be shorter than or equal to %d characters".formatted(LONGEST)));
    }
    row.setAll(given);
    if (given.has("userId")) {
      row.putObject("createdBy").set("id", given.get("userId"));
    }
    table.put(row);
    return Json.object().set("note", SHOWN.of(row));
  }

  private ObjectNode delete(Call call) {
    return Json.object().put("success", table.remove(need(call).path("id").asText()));
  }
}
