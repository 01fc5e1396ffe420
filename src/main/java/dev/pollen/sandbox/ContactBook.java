package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The contacts of the location, and what it means to add and to change one. */
final class ContactBook {
  private static final Set<String> TREATED =
      Set.of("locationId", "name", "phone", "tags", "customFields", "createNewIfDuplicateAllowed");
  private static final int NATIONAL = 10;

  private final InstantSource clock;
  private final Ids ids;
  private final String location;
  private final Table table;

  ContactBook(InstantSource clock, Ids ids, String location, Table table) {
    this.clock = clock;
    this.ids = ids;
    this.location = location;
    this.table = table;
  }

  Table table() {
    return table;
  }

  /** The contact with this id, or a refusal. */
  ObjectNode need(String id) {
    return table.get(id).orElseThrow(() -> Refusal.absent("Contact", id));
  }

  ObjectNode add(ObjectNode given) {
    String now = Stamps.iso(clock.instant());
    ObjectNode row = Json.object().put("id", ids.next()).put("locationId", location);
    row.put("type", "lead").put("dnd", false).put("deleted", false);
    row.put("dateAdded", now).put("dateUpdated", now);
    row.putArray("tags");
    row.putArray("customFields");
    row.putArray("followers");
    row.putArray("additionalEmails");
    row.putArray("additionalPhones");
    return keep(row, given);
  }

  ObjectNode change(ObjectNode row, ObjectNode given) {
    ObjectNode copy = row.deepCopy();
    copy.put("dateUpdated", Stamps.iso(clock.instant()));
    return keep(copy, given);
  }

  /** Takes tags as given; a contact that has just these already is not touched. */
  ObjectNode tag(ObjectNode row, Set<String> tags) {
    return tags.equals(Json.set(row.path("tags")))
        ? row
        : change(row, Json.object().set("tags", Json.texts(tags)));
  }

  /** A field that the contact's own reply does not show. */
  void note(ObjectNode row, String field, JsonNode value) {
    ObjectNode copy = row.deepCopy();
    copy.set(field, value);
    table.put(copy);
  }

  private ObjectNode keep(ObjectNode row, ObjectNode given) {
    for (Map.Entry<String, JsonNode> entry : given.properties()) {
      if (!TREATED.contains(entry.getKey())) {
        set(row, entry.getKey(), entry.getValue());
      }
    }
    if (given.has("phone")) {
      set(row, "phone", Json.isThere(given.get("phone")) ? phone(given) : given.get("phone"));
    }
    if (given.has("tags")) {
      row.set("tags", Json.texts(Json.set(given.get("tags"))));
    }
    mergeCustomFields((ArrayNode) row.get("customFields"), given.path("customFields"));
    name(row, given.path("name").asText(""), given);
    table.put(row);
    return row;
  }

  private static void set(ObjectNode row, String field, JsonNode value) {
    if (value.isNull()) {
      row.remove(field);
    } else {
      row.set(field, value);
    }
  }

  private static JsonNode phone(ObjectNode given) {
    return given.textNode(e164(given.get("phone").asText()));
  }

  /** Ten digits are taken for a number of the United States. */
  static String e164(String phone) {
    String digits = phone.replaceAll("\\D", "");
    return digits.isEmpty() ? "" : (digits.length() == NATIONAL ? "+1" : "+") + digits;
  }

  private static void mergeCustomFields(ArrayNode kept, JsonNode given) {
    for (JsonNode field : given) {
      ObjectNode value = Json.object();
      value.set("id", field.path("id"));
      value.set("value", field.path("field_value"));
      Json.list(kept).stream()
          .filter(old -> old.path("id").equals(field.path("id")))
          .findFirst()
          .ifPresentOrElse(old -> ((ObjectNode) old).setAll(value), () -> kept.add(value));
    }
  }

  /** Fills the names that follow from others. */
  private static void name(ObjectNode row, String whole, ObjectNode given) {
    if (!whole.isBlank() && !given.has("firstName") && !given.has("lastName")) {
      String[] parts = whole.strip().split("\\s+", 2);
      row.put("firstName", parts[0]).put("lastName", parts.length > 1 ? parts[1] : "");
    }
    String first = row.path("firstName").asText("");
    String last = row.path("lastName").asText("");
    String full = (first + " " + last).strip();
    row.put("name", full).put("fullNameLowerCase", lower(full));
    row.put("firstNameLowerCase", lower(first)).put("lastNameLowerCase", lower(last));
    row.put("emailLowerCase", lower(row.path("email").asText("")));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Another contact that is the same person, and the field that says so. */
  record Twin(ObjectNode contact, String field) {}

  /** Looks by email first, then by phone; the contact with this id itself does not count. */
  Optional<Twin> twin(JsonNode given, String self) {
    return twin("email", given.path("email").asText(""), self)
        .or(() -> twin("phone", e164(given.path("phone").asText("")), self));
  }

  /** Refuses fields that would make the contact with this id a second one of somebody. */
  void refuseTwin(JsonNode given, String self) {
    twin(given, self)
        .ifPresent(
            twin -> {
              throw Refusal.duplicate(twin.contact(), twin.field());
            });
  }

  private Optional<Twin> twin(String field, String value, String self) {
    return table.where(field, value).stream()
        .filter(row -> !value.isEmpty() && !row.path("id").asText().equals(self))
        .findFirst()
        .map(row -> new Twin(row, field));
  }
}
