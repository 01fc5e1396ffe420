package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the location has set up from the start: businesses, automations, fields, associations. */
final class PastOffice {
  private static final List<String> BUSINESSES =
      List.of("Alder Bakery", "Blue Door Hotel", "Cobalt Works", "Dune Studio", "Elm Hardware");
  private static final List<String> WORKFLOWS =
      List.of("Welcome new leads", "Remind of visits", "Ask for a review");
  private static final List<String> CAMPAIGNS = List.of("Spring offer", "Win back");

  private final World world;
  private final String then;

  PastOffice(World world) {
    this.world = world;
    this.then = Stamps.iso(world.clock().instant().minus(Duration.ofDays(200)));
  }

  void make() {
    WORKFLOWS.forEach(this::workflow);
    for (String name : CAMPAIGNS) {
      ObjectNode row = row(world.ids().next()).put("name", name);
      world.campaigns().put(row.put("status", name.length() > 8 ? "published" : "draft"));
    }
    field("contact", "Roof area", "NUMERICAL", 0);
    field("contact", "Best time to call", "TEXT", 50);
    field("opportunity", "Warranty until", "DATE", 100);
    association("contact_business", "Contact", "contact", "Business", "business", "SYSTEM");
    association("landlord_tenant", "Landlord", "contact", "Tenant", "contact", "USER");
  }

  /** The businesses, made now. */
  List<ObjectNode> businesses() {
    List<ObjectNode> rows = new ArrayList<>();
    for (String name : BUSINESSES) {
      ObjectNode row = row(world.ids().hex()).put("name", name).put("country", "US");
      String word = name.substring(0, name.indexOf(' ')).toLowerCase(Locale.ROOT);
      row.put("email", "hello@%s.example.org".formatted(word)).put("city", "Denver");
      row.put("website", "https://%s.example.org".formatted(word)).put("state", "CO");
      row.put("createdAt", then).put("updatedAt", then);
      world.businesses().put(row);
      rows.add(row);
    }
    return rows;
  }

  private ObjectNode row(String id) {
    return Json.object().put("id", id).put("locationId", world.location());
  }

  private void workflow(String name) {
    ObjectNode row = row(world.ids().uuid()).put("name", name).put("status", "published");
    row.put("version", 2).put("createdAt", then).put("updatedAt", then);
    world.workflows().put(row);
  }

  private void field(String model, String name, String type, int position) {
    ObjectNode row = row(world.ids().next()).put("name", name).put("model", model);
    String word = name.toLowerCase(Locale.ROOT).replace(' ', '_');
    row.put("fieldKey", model + "." + word).put("placeholder", name);
    row.put("dataType", type).put("position", position);
    row.putArray("picklistOptions");
    world.customFields().put(row.put("isAllowedCustomOption", false));
  }

  private void association(
      String key, String first, String firstKey, String second, String secondKey, String whose) {
    ObjectNode row = row(world.ids().hex()).put("key", key);
    row.put("firstObjectLabel", first).put("firstObjectKey", firstKey);
    row.put("secondObjectLabel", second).put("secondObjectKey", secondKey);
    world.links().associations().put(row.put("associationType", whose + "_DEFINED"));
  }
}
