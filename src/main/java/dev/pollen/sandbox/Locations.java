package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The locations of the company: search, find, create, update. */
final class Locations {
  private static final Shape SEARCH =
      Shape.of(
          """
          companyId string
          skip      digits
          limit     digits
          order     asc|desc
          email     string
          """);
  private static final int USUAL = 10;
  private static final Set<String> TREATED =
      Set.of("prospectInfo", "settings", "social", "twilio", "mailgun", "snapshotId", "snapshot");
  private static final String COMMON =
      "id name phone email address city state country postalCode website timezone settings social";
  private static final View FOUND = View.of(COMMON);
  private static final View WRITTEN = View.of(COMMON + " companyId domain");
  private static final View WHOLE =
      View.of(COMMON + " companyId domain logoUrl firstName lastName");
  private static final View BUSINESS =
      View.of("name address city state country postalCode website timezone logoUrl");
  private static final String ALL = "/locations/";
  private static final String ONE = "/locations/{locationId}";
  private static final Comparator<ObjectNode> BY_NAME =
      Comparator.comparing((ObjectNode row) -> row.path("name").asText())
          .thenComparing(row -> row.path("id").asText());

  private final World world;
  private final Agency agency;
  private final Table table;

  Locations(World world) {
    this.world = world;
    this.agency = world.agency();
    this.table = agency.locations();
  }

  List<Operation> operations() {
    return List.of(
        Operation.get("location.search", "/locations/search", this::search).query(SEARCH).either(),
        Operation.get("location.find", ONE, call -> whole(need(call))).either(),
        Operation.post("location.create", ALL, this::create)
            .body(LocationShapes.CREATE)
            .ok()
            .agency(),
        Operation.put("location.update", ONE, this::update).body(LocationShapes.UPDATE).agency());
  }

  private ObjectNode need(Call call) {
    String id = call.hole("locationId");
    return table.get(id).orElseThrow(() -> Refusal.absent("Location", id));
  }

  private static ObjectNode whole(ObjectNode row) {
    ObjectNode shown = WHOLE.of(row);
    shown.set("business", BUSINESS.of(row));
    return Json.object().set("location", shown);
  }

  /** The vendor names no field to order by; it is the name here. */
  private ObjectNode search(Call call) {
    boolean last = call.text("order").equals("desc");
    List<ObjectNode> found =
        table.index().rows().stream()
            .filter(row -> agency.sees(call.badge(), row.path("id").asText()))
            .filter(row -> !call.has("email") || has(row, call.text("email")))
            .sorted(last ? BY_NAME.reversed() : BY_NAME)
            .toList();
    Window window = Window.of(call.query(), "skip", USUAL);
    return Json.object().set("locations", window.of(found, FOUND::of));
  }

  private static boolean has(ObjectNode location, String email) {
    return location.path("email").asText().equalsIgnoreCase(email);
  }

  private ObjectNode create(Call call) {
    refuseAbsentSnapshot(call.body().path("snapshotId"));
    ObjectNode row = Json.object().put("id", world.ids().next());
    row.putObject("settings").put("allowDuplicateContact", false);
    row.putObject("social");
    return WRITTEN.of(keep(row, call.body()));
  }

  private ObjectNode update(Call call) {
    ObjectNode row = need(call);
    refuseAbsentSnapshot(call.body().at("/snapshot/id"));
    return WRITTEN.of(keep(row.deepCopy(), call.body()));
  }

  private void refuseAbsentSnapshot(JsonNode id) {
    if (Json.isThere(id) && agency.snapshots().get(id.asText()).isEmpty()) {
      throw Refusal.badRequest("Snapshot with id %s not found".formatted(id.asText()));
    }
  }

  /** What gives access to other services is taken and forgotten. */
  private ObjectNode keep(ObjectNode row, ObjectNode given) {
    row.setAll((ObjectNode) given.deepCopy().without(TREATED));
    for (String part : List.of("settings", "social")) {
      if (given.get(part) instanceof ObjectNode some) {
        row.withObject("/" + part).setAll(some);
      }
    }
    if (given.get("prospectInfo") instanceof ObjectNode prospect) {
      row.setAll(prospect);
    }
    table.put(row);
    return row;
  }
}
