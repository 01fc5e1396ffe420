package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** Puts many contacts into a business at once, or takes them out of theirs. */
final class ContactBusinesses {
  /** The vendor requires businessId, and takes null for none. */
  private static final Shape BULK =
      Shape.of(
          """
          locationId! string
          ids!        string[]
          businessId  string?
          """);

  private static final int MOST = 50;
  static final ObjectNode NONE = Json.object().putNull("businessId").putNull("businessName");

  private final World world;

  ContactBusinesses(World world) {
    this.world = world;
  }

  List<Operation> operations() {
    return List.of(
        Operation.post("contact_business.bulk_update", "/contacts/bulk/business", this::update)
            .body(BULK)
            .ok());
  }

  private ObjectNode update(Call call) {
    Set<String> ids = Json.set(call.body().path("ids"));
    refuse(call.body(), ids);
    ObjectNode business = business(call.body());
    List<ObjectNode> contacts = ids.stream().map(world.contacts()::need).toList();
    contacts.forEach(contact -> world.contacts().change(contact, business));
    return Json.object().put("success", true).set("ids", Json.texts(ids));
  }

  private static void refuse(ObjectNode given, Set<String> ids) {
    if (!given.has("businessId")) {
      throw Refusal.unprocessable(List.of("businessId should not be undefined"));
    }
    if (ids.size() > MOST) {
      throw Refusal.unprocessable(
          List.of("ids must contain no more than %d elements".formatted(MOST)));
    }
  }

  private ObjectNode business(ObjectNode given) {
    if (given.get("businessId").isNull()) {
      return NONE;
    }
    String id = given.get("businessId").asText();
    ObjectNode row = world.businesses().get(id).orElseThrow(() -> Refusal.absent("Business", id));
    return Json.object().put("businessId", id).set("businessName", row.get("name"));
  }
}
