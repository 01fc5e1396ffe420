package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The appointments of a contact; the reply calls them events. */
final class ContactAppointments {
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
    return Json.object().set("events", Json.array(rows));
  }
}
