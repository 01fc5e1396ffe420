package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Who is told what about a calendar's bookings. Several are created at once; lists reply bare. */
final class CalendarNotifications {
  private static final int USUAL = 100;
  private static final Shape LIST =
      Shape.of(
          """
          isActive boolean
          deleted  boolean
          limit    number(0..1000000000)
          skip     number(0..1000000000)
          """);
  private static final Map<String, Shape> PARTS =
      Map.of("Offset", Shape.of("timeOffset number\nunit string"));
  private static final String OPTIONAL =
      """
      isActive               boolean
      templateId             string
      body                   string
      subject                string
      afterTime              &Offset[]
      beforeTime             &Offset[]
      additionalEmailIds     string[]
      additionalPhoneNumbers string[]
      selectedUsers          string[]
      fromAddress            string
      fromName               string
      fromNumber             string
      """;
  private static final String KIND =
      """
      receiverType%1$s     contact|guest|assignedUser|emails|phoneNumbers|business
      channel%1$s          email|inApp|sms|whatsapp
      notificationType%1$s booked|confirmation|cancellation|reminder|followup|reschedule
      """;
  private static final Shape CREATE = Shape.of(OPTIONAL + KIND.formatted("!"), PARTS);
  private static final Shape UPDATE =
      Shape.of(OPTIONAL + KIND.formatted("") + "deleted boolean", PARTS);
  private static final View SHOWN =
      View.of(
          """
          _id receiverType additionalEmailIds additionalPhoneNumbers channel notificationType
          isActive additionalWhatsappNumbers templateId body subject afterTime beforeTime
          selectedUsers deleted
          """);
  private static final String ALL = "/calendars/{calendarId}/notifications";
  private static final String ONE = ALL + "/{notificationId}";

  private final World world;
  private final Table table;

  CalendarNotifications(World world) {
    this.world = world;
    this.table = world.agenda().notifications();
  }

  List<Operation> operations() {
    return List.of(
        Operation.get("calendar_notification.list", ALL, this::list).query(LIST),
        Operation.get("calendar_notification.get", ONE, call -> SHOWN.of(need(call))),
        Operation.post("calendar_notification.create", ALL, this::create).items(CREATE).ok(),
        Operation.put("calendar_notification.update", ONE, this::update).body(UPDATE),
        Operation.delete("calendar_notification.delete", ONE, this::delete));
  }

  private String calendar(Call call) {
    return world.agenda().calendars().need(call.hole("calendarId")).path("id").asText();
  }

  private ObjectNode need(Call call) {
    String calendar = calendar(call);
    return table
        .get(call.hole("notificationId"))
        .filter(row -> row.path("calendarId").asText().equals(calendar))
        .orElseThrow(() -> Refusal.absent("Notification", call.hole("notificationId")));
  }

  /** Without those that were marked as deleted, unless just these are asked for. */
  private JsonNode list(Call call) {
    boolean deleted = call.query().path("deleted").asBoolean();
    JsonNode active = call.query().path("isActive");
    return Json.array(
        table.where("calendarId", calendar(call)).stream()
            .filter(row -> row.path("deleted").asBoolean() == deleted)
            .filter(row -> active.isMissingNode() || row.path("isActive").equals(active))
            .skip(call.query().path("skip").asInt())
            .limit(call.query().path("limit").asInt(USUAL))
            .map(SHOWN::of)
            .toList());
  }

  private JsonNode create(Call call) {
    String calendar = calendar(call);
    return Json.array(call.items().stream().map(item -> SHOWN.of(add(calendar, item))).toList());
  }

  private ObjectNode add(String calendar, ObjectNode given) {
    String id = world.ids().hex();
    ObjectNode row = Json.object().put("id", id).put("_id", id).put("calendarId", calendar);
    row.put("isActive", true).put("deleted", false);
    row.setAll(given);
    table.put(row);
    return row;
  }

  private ObjectNode update(Call call) {
    ObjectNode row = need(call).deepCopy();
    row.setAll(call.body());
    table.put(row);
    return Json.object().put("message", "Notification updated successfully");
  }

  private ObjectNode delete(Call call) {
    table.remove(need(call).path("id").asText());
    return Json.object().put("message", "Notification deleted successfully");
  }
}
