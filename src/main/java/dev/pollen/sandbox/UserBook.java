package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;

/** The users of the company, and what it means to add and to change one. */
final class UserBook {
  private static final List<String> OWN =
      List.of("firstName", "lastName", "email", "phone", "scopes", "platformLanguage");
  private static final List<String> ROLES = List.of("type", "role", "locationIds");

  private final InstantSource clock;
  private final Ids ids;
  private final Table table;

  UserBook(InstantSource clock, Ids ids, Table table) {
    this.clock = clock;
    this.ids = ids;
    this.table = table;
  }

  Table table() {
    return table;
  }

  /** The user with this id, or a refusal. */
  ObjectNode need(String id) {
    return table.get(id).filter(UserBook::isThere).orElseThrow(() -> Refusal.absent("User", id));
  }

  /** Those who are deleted stay, marked, as the vendor keeps them for a while. */
  static boolean isThere(ObjectNode user) {
    return !user.path("deleted").asBoolean();
  }

  static boolean worksAt(ObjectNode user, String location) {
    return Json.set(user.at("/roles/locationIds")).contains(location);
  }

  boolean isTaken(String email, String self) {
    return table.where("email", email).stream()
        .filter(UserBook::isThere)
        .anyMatch(user -> !user.path("id").asText().equals(self));
  }

  ObjectNode add(ObjectNode given) {
    return add(given, ids.next());
  }

  ObjectNode add(ObjectNode given, String id) {
    ObjectNode row = Json.object().put("id", id).put("extension", "");
    row.put("deleted", false).put("dateAdded", Stamps.iso(clock.instant()));
    row.set("permissions", UserShapes.usual());
    row.putArray("scopes");
    row.putObject("roles").put("restrictSubAccount", false);
    row.putObject("lcPhone");
    row.put("platformLanguage", "en_US");
    return keep(row, given);
  }

  ObjectNode change(ObjectNode row, ObjectNode given) {
    return keep(row.deepCopy(), given);
  }

  void delete(ObjectNode row) {
    table.put(row.deepCopy().put("deleted", true));
  }

  /** A password is taken and forgotten. */
  private ObjectNode keep(ObjectNode row, ObjectNode given) {
    OWN.forEach(field -> copy(given, field, row, field));
    ROLES.forEach(field -> copy(given, field, row.withObject("/roles"), field));
    copy(given, "twilioPhone", row, "lcPhone");
    if (given.get("permissions") instanceof ObjectNode permissions) {
      row.withObject("/permissions").setAll(permissions);
    }
    row.put("name", (text(row, "firstName") + " " + text(row, "lastName")).strip());
    table.put(row);
    return row;
  }

  private static void copy(ObjectNode given, String from, ObjectNode row, String to) {
    if (given.has(from)) {
      row.set(to, given.get(from));
    }
  }

  private static String text(ObjectNode row, String field) {
    return row.path(field).asText("");
  }
}
