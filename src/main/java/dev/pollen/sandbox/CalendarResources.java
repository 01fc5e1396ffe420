package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Rooms and equipment. The vendor's schema shows no id, without which nobody could get, change or
 * delete one: replies have it as {@code id}.
 */
final class CalendarResources {
  private static final List<String> TYPES = List.of("equipments", "rooms");
  private static final int MOST_CALENDARS = 100;
  private static final Shape LIST =
      Shape.of(
          """
          locationId! string
          limit!      number(0..1000000000)
          skip!       number(0..1000000000)
          """);
  private static final Shape CREATE =
      Shape.of(
          """
          locationId!   string
          name!         string
          description!  string
          quantity!     number
          outOfService! number
          capacity!     number
          calendarIds!  string[]
          """);
  private static final Shape UPDATE =
      Shape.of(
          """
          locationId   string
          name         string
          description  string
          quantity     number
          outOfService number
          capacity     number
          calendarIds  string[]
          isActive     boolean
          """);
  private static final String FIELDS =
      "id locationId name resourceType isActive description quantity outOfService capacity";
  private static final View CHANGED = View.of(FIELDS);
  private static final View SHOWN = View.of(FIELDS + " calendarIds");
  private static final String ALL = "/calendars/resources/{resourceType}";
  private static final String ONE = ALL + "/{id}";

  private final World world;
  private final Table table;

  CalendarResources(World world) {
    this.world = world;
    this.table = world.agenda().resources();
  }

  List<Operation> operations() {
    return List.of(
        Operation.get("calendar_resource.list", ALL, this::list).query(LIST),
        Operation.get("calendar_resource.get", ONE, call -> SHOWN.of(need(call))),
        Operation.post("calendar_resource.create", ALL, this::create).body(CREATE),
        Operation.put("calendar_resource.update", ONE, this::update).body(UPDATE),
        Operation.delete("calendar_resource.delete", ONE, this::delete));
  }

  private static String type(Call call) {
    String type = call.hole("resourceType");
    if (!TYPES.contains(type)) {
      throw Refusal.unprocessable(
          List.of("resourceType must be one of the following values: equipments, rooms"));
    }
    return type;
  }

  private ObjectNode need(Call call) {
    String type = type(call);
    return table
        .get(call.hole("id"))
        .filter(row -> row.path("resourceType").asText().equals(type))
        .orElseThrow(() -> Refusal.absent("Resource", call.hole("id")));
  }

  private JsonNode list(Call call) {
    return Json.array(
        table.where("resourceType", type(call)).stream()
            .skip(call.query().path("skip").asInt())
            .limit(call.query().path("limit").asInt())
            .map(SHOWN::of)
            .toList());
  }

  private ObjectNode create(Call call) {
    ObjectNode row = Json.object().put("id", world.ids().hex());
    row.put("resourceType", type(call)).put("isActive", true);
    return SHOWN.of(keep(row, call.body()));
  }

  private ObjectNode update(Call call) {
    return CHANGED.of(keep(need(call).deepCopy(), call.body()));
  }

  private ObjectNode keep(ObjectNode row, ObjectNode given) {
    row.setAll(given);
    refuseWrongCalendars(row);
    table.put(row);
    return row;
  }

  /** Equipment belongs to one calendar at most, a room to a hundred; all must be there. */
  private void refuseWrongCalendars(ObjectNode row) {
    int most = row.path("resourceType").asText().equals("equipments") ? 1 : MOST_CALENDARS;
    if (row.path("calendarIds").size() > most) {
      throw Refusal.unprocessable(
          List.of("calendarIds must contain no more than %d elements".formatted(most)));
    }
    Reception reception = new Reception(world);
    Json.set(row.path("calendarIds")).forEach(reception::calendar);
  }

  private ObjectNode delete(Call call) {
    return Json.object().put("success", table.remove(need(call).path("id").asText()));
  }
}
