package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Businesses: list, get, create, update, delete. Two of the replies misspell the word. */
final class Businesses {
  private static final Shape LIST =
      Shape.of(
          """
          locationId! string
          limit       digits
          skip        digits
          """);
  private static final String OPTIONAL =
      """
      phone       string
      email       string
      website     string
      address     string
      city        string
      postalCode  string
      state       string
      country     string
      description string
      """;
  private static final Shape CREATE = Shape.of(OPTIONAL + "name! string\nlocationId! string");
  private static final Shape UPDATE = Shape.of(OPTIONAL + "name string");
  private static final int USUAL = 100;
  private static final View BUSINESS =
      View.of(
          """
          id name phone email website address city description state postalCode country locationId
          createdBy updatedBy createdAt updatedAt
          """);
  private static final String ALL = "/businesses/";
  private static final String ONE = "/businesses/{businessId}";

  private final World world;
  private final Table table;

  Businesses(World world) {
    this.world = world;
    this.table = world.businesses();
  }

  List<Operation> operations() {
    return List.of(
        Operation.get("business.list_by_location", ALL, this::list).query(LIST),
        Operation.get(
            "business.get", ONE, call -> Json.object().set("business", BUSINESS.of(need(call)))),
        Operation.post("business.create", ALL, this::create).body(CREATE),
        Operation.put("business.update", ONE, this::update).body(UPDATE),
        Operation.delete("business.delete", ONE, this::delete));
  }

  private ObjectNode need(Call call) {
    String id = call.hole("businessId");
    return table.get(id).orElseThrow(() -> Refusal.absent("Business", id));
  }

  private ObjectNode list(Call call) {
    Window window = Window.of(call.query(), "skip", USUAL);
    return Json.object().set("businesses", window.of(table.index().rows(), BUSINESS::of));
  }

  private ObjectNode create(Call call) {
    ObjectNode row = Json.object().put("id", world.ids().hex());
    row.put("createdAt", Stamps.iso(world.clock().instant()));
    row.putObject("createdBy").put("source", "INTEGRATION");
    return keep(row, call.body());
  }

  private ObjectNode update(Call call) {
    ObjectNode reply = keep(need(call).deepCopy(), call.body());
    name(call.hole("businessId"), reply.at("/buiseness/name").asText());
    return reply;
  }

  private ObjectNode keep(ObjectNode row, ObjectNode given) {
    row.setAll(given);
    row.put("updatedAt", Stamps.iso(world.clock().instant()));
    row.putObject("updatedBy").put("source", "INTEGRATION");
    table.put(row);
    return Json.object().put("success", true).set("buiseness", BUSINESS.of(row));
  }

  /** Contacts show the name of the business that they belong to. */
  private void name(String business, String name) {
    for (ObjectNode contact : world.contacts().table().where("businessId", business)) {
      world.contacts().note(contact, "businessName", contact.textNode(name));
    }
  }

  private ObjectNode delete(Call call) {
    String id = need(call).path("id").asText();
    table.remove(id);
    for (ObjectNode contact : world.contacts().table().where("businessId", id)) {
      world.contacts().change(contact, ContactBusinesses.NONE);
    }
    return Json.object().put("success", true);
  }
}
