package dev.pollen.sandbox;

import static dev.pollen.sandbox.ContactViews.CREATED;
import static dev.pollen.sandbox.ContactViews.WHOLE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** One contact at a time: get, create, update, upsert, delete, and the look for a duplicate. */
final class Contacts {
  private static final Shape DUPLICATE =
      Shape.of(
          """
          locationId! string
          number      string
          email       string
          """);

  private final World world;
  private final ContactBook book;

  Contacts(World world) {
    this.world = world;
    this.book = world.contacts();
  }

  List<Operation> operations() {
    return List.of(
        Operation.get("contact.get", "/contacts/{contactId}", this::get),
        Operation.get("contact.get_duplicate", "/contacts/search/duplicate", this::duplicate)
            .query(DUPLICATE),
        Operation.post("contact.create", "/contacts/", this::create).body(ContactShapes.CREATE),
        Operation.post("contact.upsert", "/contacts/upsert", this::upsert)
            .body(ContactShapes.UPSERT)
            .ok(),
        Operation.put("contact.update", "/contacts/{contactId}", this::update)
            .body(ContactShapes.UPDATE),
        Operation.delete("contact.delete", "/contacts/{contactId}", this::delete));
  }

  private ObjectNode get(Call call) {
    return Json.object().set("contact", WHOLE.of(book.need(call.hole("contactId"))));
  }

  /** Email comes before phone; no contact is a null, not an error. */
  private ObjectNode duplicate(Call call) {
    if (!call.has("email") && !call.has("number")) {
      throw Refusal.badRequest("Pass at least one of number, email query parameter");
    }
    ObjectNode asked = Json.object();
    asked.put("email", call.text("email")).put("phone", call.text("number"));
    Optional<ObjectNode> found = book.twin(asked, "").map(twin -> WHOLE.of(twin.contact()));
    return Json.object().set("contact", found.isPresent() ? found.get() : asked.nullNode());
  }

  private ObjectNode create(Call call) {
    book.refuseTwin(call.body(), "");
    return Json.object().set("contact", CREATED.of(book.add(call.body())));
  }

  private ObjectNode update(Call call) {
    ObjectNode row = book.need(call.hole("contactId"));
    book.refuseTwin(call.body(), call.hole("contactId"));
    ObjectNode changed = book.change(row, call.body());
    return Json.object().put("succeded", true).set("contact", WHOLE.of(changed));
  }

  /** This location does not allow duplicates, so that createNewIfDuplicateAllowed has no effect. */
  private ObjectNode upsert(Call call) {
    Optional<ObjectNode> old = book.twin(call.body(), "").map(ContactBook.Twin::contact);
    ObjectNode row =
        old.isPresent()
            ? book.change(old.get(), unclaimed(call.body(), old.get()))
            : book.add(call.body());
    return Json.object().put("new", old.isEmpty()).set("contact", WHOLE.of(row));
  }

  /** Whom the email names is changed; a phone that is another contact's is left out then. */
  private ObjectNode unclaimed(ObjectNode given, ObjectNode self) {
    ObjectNode taken = given.deepCopy();
    if (book.twin(given, self.path("id").asText()).isPresent()) {
      taken.remove("phone");
    }
    return taken;
  }

  private ObjectNode delete(Call call) {
    String id = call.hole("contactId");
    book.need(id);
    book.table().remove(id);
    for (Table table : List.of(world.notes(), world.tasks(), world.appointments())) {
      table.where("contactId", id).forEach(row -> table.remove(row.path("id").asText()));
    }
    return Json.object().put("succeded", true);
  }
}
