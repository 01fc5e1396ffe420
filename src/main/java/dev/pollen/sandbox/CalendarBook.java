package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** The calendars of the location, and what it means to add and to change one. */
final class CalendarBook {
  private static final Set<String> TEAMS =
      Set.of("round_robin", "collective", "class_booking", "service_booking", "personal");
  private static final List<Integer> WORKDAYS = List.of(1, 2, 3, 4, 5);

  private final Ids ids;
  private final String location;
  private final Table table;

  CalendarBook(Ids ids, String location, Table table) {
    this.ids = ids;
    this.location = location;
    this.table = table;
  }

  Table table() {
    return table;
  }

  ObjectNode need(String id) {
    return table.get(id).orElseThrow(() -> Refusal.absent("Calendar", id));
  }

  /** All of them, oldest first. */
  List<ObjectNode> all() {
    return table.where("locationId", location);
  }

  /** Those of a group, oldest first. */
  List<ObjectNode> in(String group) {
    return table.where("groupId", group);
  }

  /** The ids of the users who take bookings. */
  static List<String> team(ObjectNode calendar) {
    return Json.list(calendar.path("teamMembers")).stream()
        .map(member -> member.path("userId").asText())
        .toList();
  }

  ObjectNode add(ObjectNode given) {
    ObjectNode row = Json.object().put("id", ids.next()).put("locationId", location);
    row.put("isActive", true).put("eventType", "RoundRobin_OptimizeForAvailability");
    row.put("calendarType", given.path("teamMembers").isEmpty() ? "event" : "round_robin");
    row.put("widgetType", "classic").put("eventTitle", "{{contact.name}}");
    row.put("eventColor", "#039be5").put("formSubmitType", "ThankYouMessage");
    row.put("slotDuration", 30).put("slotDurationUnit", "mins");
    row.put("slotInterval", 30).put("slotIntervalUnit", "mins").put("appoinmentPerSlot", 1);
    row.put("enableRecurring", false).put("autoConfirm", true).put("googleInvitationEmails", false);
    row.put("allowReschedule", true).put("allowCancellation", true);
    row.set("openHours", officeHours());
    return keep(row, given);
  }

  /** What is taken when no hours are given: workdays from eight to five. */
  private static ArrayNode officeHours() {
    ArrayNode week = Json.array();
    for (int day : WORKDAYS) {
      ObjectNode hours = week.addObject();
      hours.putArray("daysOfTheWeek").add(day);
      hours
          .putArray("hours")
          .addObject()
          .put("openHour", 8)
          .put("openMinute", 0)
          .put("closeHour", 17)
          .put("closeMinute", 0);
    }
    return week;
  }

  ObjectNode change(ObjectNode row, ObjectNode given) {
    return keep(row.deepCopy(), given);
  }

  private ObjectNode keep(ObjectNode row, ObjectNode given) {
    JsonNode dates = row.path("availabilities").deepCopy();
    row.setAll((ObjectNode) given.deepCopy().without("locationId"));
    if (given.has("availabilities")) {
      row.set("availabilities", dates(dates, given.get("availabilities")));
    }
    refuseWrongTeam(row);
    number(row.path("locationConfigurations"));
    for (JsonNode member : row.path("teamMembers")) {
      number(member.path("locationConfigurations"));
      if (!member.has("priority")) {
        ((ObjectNode) member).put("priority", 0.5);
      }
    }
    table.put(row);
    return row;
  }

  /** Hours on single dates: one that is known by its id is replaced or, if deleted, taken away. */
  private ArrayNode dates(JsonNode kept, JsonNode given) {
    Set<String> named = new java.util.HashSet<>();
    given.forEach(each -> named.add(each.path("id").asText("")));
    ArrayNode dates = Json.array();
    kept.forEach(each -> add(dates, each, !named.contains(each.path("id").asText())));
    for (JsonNode each : given) {
      ObjectNode date = each.deepCopy();
      date.put("id", date.path("id").asText(ids.hex()));
      add(dates, date, !date.path("deleted").asBoolean());
    }
    return dates;
  }

  private static void add(ArrayNode dates, JsonNode date, boolean stays) {
    if (stays) {
      dates.add(date);
    }
  }

  private static void refuseWrongTeam(ObjectNode row) {
    String type = row.path("calendarType").asText();
    int team = row.path("teamMembers").size();
    if (TEAMS.contains(type) && team == 0) {
      throw Refusal.unprocessable(
          List.of("teamMembers are required for a calendar of type " + type));
    }
    if (type.equals("personal") && team > 1) {
      throw Refusal.unprocessable(List.of("a personal calendar must have exactly one team member"));
    }
  }

  /** Names meeting places, so that an appointment can choose one. */
  private static void number(JsonNode places) {
    int place = 0;
    for (JsonNode each : places) {
      ((ObjectNode) each).put("meetingId", each.path("kind").asText() + "_" + place++);
    }
  }
}
