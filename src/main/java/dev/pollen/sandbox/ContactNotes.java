package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Notes of contacts: no paging, a time of creation only. */
final class ContactNotes {
  private static final String OPTIONAL =
      """
      userId string
      title  string
      color  string
      pinned boolean
      """;
  private static final Shape CREATE = Shape.of(OPTIONAL + "body! string");
  private static final Shape UPDATE = Shape.of(OPTIONAL + "body string");
  private static final View NOTE = View.of("id body userId dateAdded contactId title color pinned");
  private static final String ALL = "/contacts/{contactId}/notes";
  private static final String ONE = ALL + "/{id}";

  private final World world;
  private final Table table;

  ContactNotes(World world) {
    this.world = world;
    this.table = world.notes();
  }

  List<Operation> operations() {
    return List.of(
        Operation.get("contact_note.list", ALL, this::list),
        Operation.get("contact_note.get", ONE, call -> reply(need(call))),
        Operation.post("contact_note.create", ALL, this::create).body(CREATE),
        Operation.put("contact_note.update", ONE, this::update).body(UPDATE),
        Operation.delete("contact_note.delete", ONE, this::delete));
  }

  private static ObjectNode reply(ObjectNode row) {
    return Json.object().set("note", NOTE.of(row));
  }

  private ObjectNode need(Call call) {
    ObjectNode contact = world.contacts().need(call.hole("contactId"));
    return table
        .get(call.hole("id"))
        .filter(row -> row.get("contactId").equals(contact.get("id")))
        .orElseThrow(() -> Refusal.absent("Note", call.hole("id")));
  }

  private ObjectNode list(Call call) {
    ObjectNode contact = world.contacts().need(call.hole("contactId"));
    List<ObjectNode> rows = table.where("contactId", contact.get("id").asText());
    return Json.object().set("notes", Json.array(rows.stream().map(NOTE::of).toList()));
  }

  private ObjectNode create(Call call) {
    ObjectNode row = Json.object().put("id", world.ids().next());
    row.set("contactId", world.contacts().need(call.hole("contactId")).get("id"));
    row.put("dateAdded", Stamps.iso(world.clock().instant()));
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
