package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Tasks of contacts: no paging, no times of their own. */
final class ContactTasks {
  private static final Shape CREATE =
      Shape.of(
          """
          title!     string
          body       string
          dueDate!   date
          completed! boolean
          assignedTo string
          """);
  private static final Shape UPDATE =
      Shape.of(
          """
          title      string
          body       string
          dueDate    date
          completed  boolean
          assignedTo string
          """);
  private static final Shape COMPLETE = Shape.of("completed! boolean");
  private static final View TASK = View.of("id title body assignedTo dueDate completed contactId");
  private static final String ALL = "/contacts/{contactId}/tasks";
  private static final String ONE = ALL + "/{taskId}";

  private final World world;
  private final Table table;

  ContactTasks(World world) {
    this.world = world;
    this.table = world.tasks();
  }

  List<Operation> operations() {
    return List.of(
        Operation.get("contact_task.list", ALL, this::list),
        Operation.get("contact_task.get", ONE, call -> reply(need(call))),
        Operation.post("contact_task.create", ALL, this::create).body(CREATE),
        Operation.put("contact_task.update", ONE, this::update).body(UPDATE),
        Operation.put("contact_task.complete", ONE + "/completed", this::update).body(COMPLETE),
        Operation.delete("contact_task.delete", ONE, this::delete));
  }

  private static ObjectNode reply(ObjectNode row) {
    return Json.object().set("task", TASK.of(row));
  }

  private ObjectNode need(Call call) {
    ObjectNode contact = world.contacts().need(call.hole("contactId"));
    return table
        .get(call.hole("taskId"))
        .filter(row -> row.get("contactId").equals(contact.get("id")))
        .orElseThrow(() -> Refusal.absent("Task", call.hole("taskId")));
  }

  private ObjectNode list(Call call) {
    ObjectNode contact = world.contacts().need(call.hole("contactId"));
    List<ObjectNode> rows = table.where("contactId", contact.get("id").asText());
    return Json.object().set("tasks", Json.array(rows.stream().map(TASK::of).toList()));
  }

  private ObjectNode create(Call call) {
    ObjectNode row = Json.object().put("id", world.ids().next());
    row.set("contactId", world.contacts().need(call.hole("contactId")).get("id"));
    row.setAll(call.body());
    table.put(row);
    return reply(row);
  }

  private ObjectNode update(Call call) {
    ObjectNode row = need(call).deepCopy();
    row.setAll(call.body());
    table.put(row);
    return reply(row);
  }

  private ObjectNode delete(Call call) {
    boolean gone = table.remove(need(call).get("id").asText());
    return Json.object().put("succeded", gone);
  }
}
