package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Times at which a calendar, or a user, cannot be booked. */
final class BlockedSlots {
  private static final String OPTIONAL =
      """
      title          string
      calendarId     string
      assignedUserId string
      locationId!    string
      """;
  private static final Shape CREATE = Shape.of(OPTIONAL + "startTime! date\nendTime! date");
  private static final Shape UPDATE = Shape.of(OPTIONAL + "startTime date\nendTime date");
  private static final View KEPT = View.of("title calendarId assignedUserId");
  private static final View BLOCK =
      View.of("id locationId title startTime endTime calendarId assignedUserId");
  private static final String ALL = "/calendars/events/block-slots";

  private final World world;
  private final Table table;

  BlockedSlots(World world) {
    this.world = world;
    this.table = world.agenda().blocks();
  }

  List<Operation> operations() {
    return List.of(
        Operation.get(
                "blocked_slot.list",
                "/calendars/blocked-slots",
                new EventList(world.agenda(), table)::reply)
            .query(EventList.ASK),
        Operation.post("blocked_slot.create", ALL, this::create).body(CREATE),
        Operation.put("blocked_slot.update", ALL + "/{eventId}", this::update)
            .body(UPDATE)
            .created());
  }

  private ObjectNode create(Call call) {
    Span time = Reception.time(call.body(), Instant.EPOCH, Duration.ZERO);
    String now = Stamps.iso(world.clock().instant());
    ObjectNode row = Json.object().put("id", world.ids().next());
    row.put("locationId", world.location()).put("title", "").put("isRecurring", false);
    row.put("dateAdded", now);
    row.putArray("users");
    row.putArray("assignedResources");
    row.putObject("createdBy").put("source", "third_party");
    return keep(row, call.body(), time);
  }

  private ObjectNode update(Call call) {
    String id = call.hole("eventId");
    ObjectNode row = table.get(id).orElseThrow(() -> Refusal.absent("Blocked slot", id));
    Span then = Span.of(row);
    return keep(
        row.deepCopy(), call.body(), Reception.time(call.body(), then.start(), then.length()));
  }

  /** The schema demands a calendar; the vendor's own text, and its answers, take either. */
  private ObjectNode keep(ObjectNode row, ObjectNode given, Span time) {
    if (given.has("calendarId") == given.has("assignedUserId")) {
      throw Refusal.badRequest("Either calendarId or assignedUserId can be set, not both.");
    }
    if (given.has("calendarId")) {
      new Reception(world).calendar(given.path("calendarId").asText());
    }
    row.remove(List.of("calendarId", "assignedUserId"));
    row.setAll(KEPT.of(given));
    row.put("dateUpdated", Stamps.iso(world.clock().instant()));
    time.into(row);
    table.put(row);
    return BLOCK.of(row);
  }
}
