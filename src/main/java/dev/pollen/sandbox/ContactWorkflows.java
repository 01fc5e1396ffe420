package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Workflows that contacts are in. To take a contact out of one that it is not in is no error. */
final class ContactWorkflows {
  private static final Shape START = Shape.of("eventStartTime date");
  private static final String ONE = "/contacts/{contactId}/workflow/{workflowId}";
  static final String FIELD = "workflows";

  private final World world;

  ContactWorkflows(World world) {
    this.world = world;
  }

  List<Operation> operations() {
    return List.of(
        Operation.post("contact_workflow.add", ONE, call -> with(call, Set::add)).body(START).ok(),
        Operation.delete("contact_workflow.remove", ONE, call -> with(call, Set::remove))
            .body(START));
  }

  private ObjectNode with(Call call, BiConsumer<Set<String>, String> change) {
    ObjectNode row = world.contacts().need(call.hole("contactId"));
    String id = call.hole("workflowId");
    if (world.workflows().get(id).isEmpty()) {
      throw Refusal.absent("Workflow", id);
    }
    Set<String> workflows = Json.set(row.path(FIELD));
    change.accept(workflows, id);
    world.contacts().note(row, FIELD, Json.texts(workflows));
    return Json.object().put("succeded", true);
  }
}
