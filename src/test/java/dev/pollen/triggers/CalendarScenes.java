package dev.pollen.triggers;

import dev.pollen.sandbox.SandboxKit;
import java.time.Instant;
import java.util.List;

/** Calendars and what is set up for them. */
final class CalendarScenes {
  private CalendarScenes() {}

  static List<Scene> all() {
    return List.of(
        Scene.of("calendar.list", Shape.LIST, CalendarScenes::calendars),
        Scene.of("calendar.get", Shape.OBJECT, kit -> calendars(kit).alone("calendarId")),
        Scene.of("calendar.get_free_slots", Shape.SHORT_LIST, CalendarScenes::freeSlots),
        Scene.of("calendar_group.list", Shape.LIST, CalendarScenes::groups),
        Scene.of("calendar_notification.list", Shape.LIST, CalendarScenes::notifications),
        Scene.of(
            "calendar_notification.get",
            Shape.OBJECT,
            kit -> notifications(kit).alone("notificationId")),
        Scene.of("calendar_resource.list", Shape.LIST_BY_CONTENT, CalendarScenes::rooms),
        Scene.of("calendar_resource.get", Shape.NAMELESS, kit -> rooms(kit).alone("id")));
  }

  private static Play calendars(SandboxKit kit) {
    return Play.start()
        .made(n -> kit.post("/calendars/", calendar(n, "")).at("/calendar/id"))
        .changed((id, n) -> kit.put("/calendars/" + id, "{'name':'Changed %d'}".formatted(n)));
  }

  private static String calendar(int number, String more) {
    return "{'locationId':#,'name':'Talk %d'%s}".formatted(number, more);
  }

  /** A calendar with these settings more; its id. */
  static String opened(SandboxKit kit, String more) {
    return kit.post("/calendars/", calendar(0, more)).at("/calendar/id").asText();
  }

  private static String hours(String days) {
    return "'openHours':[{'daysOfTheWeek':[%s],'hours':[{'openHour':9,'openMinute':0,"
            .formatted(days)
        + "'closeHour':11,'closeMinute':0}]}]";
  }

  /** Open on Tuesdays; to make days more is to open on Wednesdays of one week, too. */
  private static Play freeSlots(SandboxKit kit) {
    String calendar = opened(kit, "," + hours("2"));
    String contact = kit.contact(0);
    String date =
        "{'availabilities':[{'date':'2026-03-%02dT00:00:00.000Z','hours':[{'openHour':9,"
            + "'openMinute':0,'closeHour':11,'closeMinute':0}]}]}";
    return Play.start()
        .with("calendarId", calendar)
        .with("startDate", Instant.parse("2026-03-03T12:00:00Z").toEpochMilli())
        .with("endDate", Instant.parse("2026-03-30T12:00:00Z").toEpochMilli())
        .made(
            n -> {
              kit.put("/calendars/" + calendar, date.formatted(3 + n));
              return Play.key("2026-03-%02d".formatted(3 + n));
            })
        .changed((day, n) -> EventScenes.book(kit, calendar, contact, slot(day, n)))
        .of("2026-03-10");
  }

  /** The slot of this number on a day. */
  private static String slot(String day, int number) {
    return day + "T%02d:%02d:00-06:00".formatted(9 + number / 2, number % 2 * 30);
  }

  private static Play groups(SandboxKit kit) {
    String body = "{%s'name':'Group %d','description':'d','slug':'%s-%d'}";
    String groups = "/calendars/groups";
    return Play.start()
        .made(n -> kit.post(groups, body.formatted("'locationId':#,", n, "g", n)).at("/group/id"))
        .changed((id, n) -> kit.put(groups + "/" + id, body.formatted("", n, "changed", n)));
  }

  private static Play notifications(SandboxKit kit) {
    String calendar = opened(kit, "");
    String all = "/calendars/" + calendar + "/notifications";
    String body =
        "[{'receiverType':'contact','channel':'email','notificationType':'booked',"
            + "'subject':'Number %d'}]";
    return Play.start()
        .with("calendarId", calendar)
        .made(n -> kit.post(all, body.formatted(n)).at("/0/_id"))
        .changed((id, n) -> kit.put(all + "/" + id, "{'subject':'Changed %d'}".formatted(n)));
  }

  private static Play rooms(SandboxKit kit) {
    String rooms = "/calendars/resources/rooms";
    String body =
        "{'locationId':#,'name':'Room %d','description':'d','quantity':1,'outOfService':0,"
            + "'capacity':4,'calendarIds':[]}";
    return Play.start()
        .with("resourceType", "rooms")
        .made(n -> kit.post(rooms, body.formatted(n)).at("/id"))
        .changed((id, n) -> kit.put(rooms + "/" + id, "{'name':'Changed %d'}".formatted(n)));
  }
}
