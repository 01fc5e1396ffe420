package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Which kinds of record can be related, and as what. */
final class Associations {
  private static final Shape LIST =
      Shape.of(
          """
          locationId! string
          skip!       number
          limit!      number
          """);
  private static final Shape BY_KEY = Shape.of("locationId! string");
  private static final Shape BY_OBJECT = Shape.of("locationId string");

  /** The vendor types labels and keys as objects, and means texts. */
  private static final Shape CREATE =
      Shape.of(
          """
          locationId!        string
          key!               string
          firstObjectLabel!  string
          firstObjectKey!    string
          secondObjectLabel! string
          secondObjectKey!   string
          """);

  private static final Shape UPDATE =
      Shape.of(
          """
          firstObjectLabel!  string
          secondObjectLabel! string
          """);
  static final View ASSOCIATION =
      View.of(
          """
          locationId id key firstObjectLabel firstObjectKey secondObjectLabel secondObjectKey
          associationType
          """);
  private static final String ALL = "/associations/";
  private static final String ONE = "/associations/{associationId}";
  private static final int USUAL = 100;

  private final World world;
  private final Table table;

  Associations(World world) {
    this.world = world;
    this.table = world.links().associations();
  }

  List<Operation> operations() {
    return List.of(
        Operation.get("association.list", ALL, this::list).query(LIST),
        Operation.get("association.get", ONE, call -> ASSOCIATION.of(need(call))),
        Operation.get("association.get_by_key", "/associations/key/{key_name}", this::byKey)
            .query(BY_KEY),
        Operation.get(
                "association.get_by_object_keys",
                "/associations/objectKey/{objectKey}",
                this::byObject)
            .query(BY_OBJECT),
        Operation.post("association.create", ALL, this::create).body(CREATE),
        Operation.put("association.update", ONE, this::update).body(UPDATE),
        Operation.delete("association.delete", ONE, this::delete));
  }

  private ObjectNode need(Call call) {
    return world.links().need(call.hole("associationId"));
  }

  private ObjectNode list(Call call) {
    Window window = Window.of(call.query(), "skip", USUAL);
    ObjectNode reply = Json.object();
    reply.set("associations", window.of(table.index().rows(), ASSOCIATION::of));
    return reply.put("total", table.index().rows().size());
  }

  private ObjectNode byKey(Call call) {
    String key = call.hole("key_name");
    return table.where("key", key).stream()
        .findFirst()
        .map(ASSOCIATION::of)
        .orElseThrow(() -> Refusal.notFound("Association with key %s not found".formatted(key)));
  }

  /** The oldest that has this kind of record on either side. */
  private ObjectNode byObject(Call call) {
    String key = call.hole("objectKey");
    return table.index().rows().stream()
        .filter(
            row -> List.of(text(row, "firstObjectKey"), text(row, "secondObjectKey")).contains(key))
        .findFirst()
        .map(ASSOCIATION::of)
        .orElseThrow(() -> Refusal.notFound("No association of %s found".formatted(key)));
  }

  private ObjectNode create(Call call) {
    String key = text(call.body(), "key");
    if (!table.where("key", key).isEmpty()) {
      throw Refusal.badRequest("Association with key %s already exists".formatted(key));
    }
    ObjectNode row = Json.object().put("id", world.ids().hex());
    row.setAll(call.body());
    row.put("associationType", "USER_DEFINED");
    table.put(row);
    return ASSOCIATION.of(row);
  }

  private ObjectNode update(Call call) {
    ObjectNode row = own(call).deepCopy();
    row.setAll(call.body());
    table.put(row);
    return ASSOCIATION.of(row);
  }

  /** With its relations. */
  private ObjectNode delete(Call call) {
    String id = text(own(call), "id");
    Table relations = world.links().relations();
    relations.where("associationId", id).forEach(each -> relations.remove(text(each, "id")));
    ObjectNode reply = Json.object().put("deleted", table.remove(id)).put("id", id);
    return reply.put("message", "Association deleted successfully");
  }

  /** What the system defines cannot be changed. */
  private ObjectNode own(Call call) {
    ObjectNode row = need(call);
    if (!text(row, "associationType").equals("USER_DEFINED")) {
      throw Refusal.badRequest("Only USER_DEFINED associations can be changed");
    }
    return row;
  }

  private static String text(ObjectNode row, String field) {
    return row.path(field).asText();
  }
}
