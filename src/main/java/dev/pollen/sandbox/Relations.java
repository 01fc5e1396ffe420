package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Relations of single records. One that is there already is a mistake to make again. */
final class Relations {
  private static final Shape LIST =
      Shape.of(
          """
          locationId!    string
          skip!          number
          limit!         number
          associationIds string[]
          """);
  private static final Shape DELETE = Shape.of("locationId! string");
  private static final Shape CREATE =
      Shape.of(
          """
          locationId!     string
          associationId!  string
          firstRecordId!  string
          secondRecordId! string
          """);
  private static final View RELATION =
      View.of(
          """
          id locationId associationId firstObjectKey firstRecordId secondObjectKey secondRecordId
          """);
  private static final int USUAL = 100;

  private final World world;
  private final Table table;

  Relations(World world) {
    this.world = world;
    this.table = world.links().relations();
  }

  List<Operation> operations() {
    return List.of(
        Operation.get("relation.list_by_record", "/associations/relations/{recordId}", this::list)
            .query(LIST),
        Operation.post("relation.create", "/associations/relations", this::create).body(CREATE),
        Operation.delete("relation.delete", "/associations/relations/{relationId}", this::delete)
            .query(DELETE));
  }

  private ObjectNode list(Call call) {
    Set<String> wanted = Json.set(call.query().path("associationIds"));
    Set<ObjectNode> rows = new LinkedHashSet<>();
    rows.addAll(table.where("firstRecordId", call.hole("recordId")));
    rows.addAll(table.where("secondRecordId", call.hole("recordId")));
    rows.removeIf(row -> !wanted.isEmpty() && !wanted.contains(text(row, "associationId")));
    ObjectNode reply = Json.object();
    reply.set("relations", Window.of(call.query(), "skip", USUAL).of(rows, RELATION::of));
    return reply.put("total", rows.size());
  }

  private ObjectNode create(Call call) {
    ObjectNode given = call.body();
    ObjectNode association = world.links().need(text(given, "associationId"));
    refuseAbsent(text(association, "firstObjectKey"), text(given, "firstRecordId"));
    refuseAbsent(text(association, "secondObjectKey"), text(given, "secondRecordId"));
    if (table.where("associationId", text(given, "associationId")).stream()
        .anyMatch(row -> relatesTheSame(row, given))) {
      throw Refusal.badRequest("Relation already exists between these records");
    }
    ObjectNode row = Json.object().put("id", world.ids().hex());
    row.setAll(given);
    row.set("firstObjectKey", association.get("firstObjectKey"));
    row.set("secondObjectKey", association.get("secondObjectKey"));
    table.put(row);
    return shown(row);
  }

  /** Records of custom objects are not kept here, so that any id is one. */
  private void refuseAbsent(String object, String id) {
    boolean there =
        switch (object) {
          case "contact" -> world.contacts().table().get(id).isPresent();
          case "opportunity" -> world.opportunities().table().get(id).isPresent();
          case "business" -> world.businesses().get(id).isPresent();
          default -> true;
        };
    if (!there) {
      throw Refusal.badRequest("Record %s of %s not found".formatted(id, object));
    }
  }

  private static boolean relatesTheSame(ObjectNode row, ObjectNode given) {
    return List.of("firstRecordId", "secondRecordId").stream()
        .allMatch(side -> text(row, side).equals(text(given, side)));
  }

  /** The documented reply is shaped as an association; the records are told beside. */
  private ObjectNode shown(ObjectNode row) {
    ObjectNode shown = Associations.ASSOCIATION.of(world.links().need(text(row, "associationId")));
    shown.setAll(RELATION.of(row));
    return shown;
  }

  private ObjectNode delete(Call call) {
    String id = call.hole("relationId");
    ObjectNode row = table.get(id).orElseThrow(() -> Refusal.absent("Relation", id));
    table.remove(id);
    return shown(row);
  }

  private static String text(ObjectNode row, String field) {
    return row.path(field).asText();
  }
}
