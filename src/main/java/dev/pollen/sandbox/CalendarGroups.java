package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Groups of calendars: no two have the same slug. */
final class CalendarGroups {
  private static final Shape LIST = Shape.of("locationId! string");
  private static final Shape CREATE =
      Shape.of(
          """
          locationId!  string
          name!        string
          description! string
          slug!        string
          isActive     boolean
          """);
  private static final Shape UPDATE =
      Shape.of(
          """
          name!        string
          description! string
          slug!        string
          """);
  private static final Shape STATUS = Shape.of("isActive! boolean");
  private static final Shape SLUG = Shape.of("locationId! string\nslug! string");
  private static final View GROUP = View.of("id locationId name description slug isActive");
  private static final String ALL = "/calendars/groups";
  private static final String ONE = ALL + "/{groupId}";

  private final World world;
  private final Table table;

  CalendarGroups(World world) {
    this.world = world;
    this.table = world.agenda().groups();
  }

  List<Operation> operations() {
    return List.of(
        Operation.get("calendar_group.list", ALL, call -> list()).query(LIST),
        Operation.post("calendar_group.create", ALL, this::create).body(CREATE),
        Operation.put("calendar_group.update", ONE, this::update).body(UPDATE),
        Operation.put("calendar_group.update_status", ONE + "/status", this::status).body(STATUS),
        Operation.post("calendar_group.validate_slug", ALL + "/validate-slug", this::validate)
            .body(SLUG)
            .reading(),
        Operation.delete("calendar_group.delete", ONE, this::delete));
  }

  private static ObjectNode reply(ObjectNode row) {
    return Json.object().set("group", GROUP.of(row));
  }

  private static ObjectNode success() {
    return Json.object().put("success", true);
  }

  private ObjectNode need(Call call) {
    String id = call.hole("groupId");
    return table.get(id).orElseThrow(() -> Refusal.absent("Calendar group", id));
  }

  private ObjectNode list() {
    List<ObjectNode> rows = table.where("locationId", world.location());
    return Json.object().set("groups", Json.array(rows.stream().map(GROUP::of).toList()));
  }

  private ObjectNode create(Call call) {
    refuseTaken(call.body(), "");
    ObjectNode row = Json.object().put("id", world.ids().next()).put("isActive", true);
    row.setAll(call.body());
    table.put(row);
    return reply(row);
  }

  private ObjectNode update(Call call) {
    ObjectNode row = need(call).deepCopy();
    refuseTaken(call.body(), call.hole("groupId"));
    row.setAll(call.body());
    table.put(row);
    return reply(row);
  }

  private ObjectNode status(Call call) {
    ObjectNode row = need(call).deepCopy();
    row.setAll(call.body());
    table.put(row);
    return success();
  }

  private ObjectNode validate(Call call) {
    return Json.object().put("available", !taken(call.body(), ""));
  }

  private boolean taken(ObjectNode given, String self) {
    return table.where("slug", given.path("slug").asText()).stream()
        .anyMatch(row -> !row.path("id").asText().equals(self));
  }

  private void refuseTaken(ObjectNode given, String self) {
    if (taken(given, self)) {
      throw Refusal.badRequest(
          "The slug %s is already taken".formatted(given.path("slug").asText()));
    }
  }

  /** Its calendars stay, in no group. */
  private ObjectNode delete(Call call) {
    String id = need(call).path("id").asText();
    CalendarBook calendars = world.agenda().calendars();
    for (ObjectNode calendar : calendars.in(id)) {
      calendars.table().put((ObjectNode) calendar.deepCopy().without("groupId"));
    }
    table.remove(id);
    return success();
  }
}
