package dev.pollen.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.sandbox.SandboxKit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Calendars and what stands in them. */
final class CalendarScenes {
  private static final Instant FIRST = Instant.parse("2026-03-03T16:00:00Z");
  private static final String EVENTS = "/calendars/events/appointments";
  private static final String BLOCKS = "/calendars/events/block-slots";

  private CalendarScenes() {}

  static List<Scene> all() {
    return List.of(
        Scene.of("calendar.list", Shape.LIST, CalendarScenes::calendars),
        Scene.of("calendar.get", Shape.OBJECT, kit -> calendars(kit).alone("calendarId")),
        Scene.of("calendar.get_free_slots", Shape.SHORT_LIST, CalendarScenes::freeSlots),
        Scene.of("calendar_group.list", Shape.LIST, CalendarScenes::groups),
        Scene.of("calendar_event.list", Shape.LIST, CalendarScenes::events),
        Scene.of("blocked_slot.list", Shape.LIST, CalendarScenes::blocks),
        Scene.of("appointment.get", Shape.OBJECT, CalendarScenes::appointment),
        Scene.of("appointment_note.list", Shape.LIST, CalendarScenes::notes),
        Scene.of("calendar_notification.list", Shape.LIST, CalendarScenes::notifications),
        Scene.of(
            "calendar_notification.get",
            Shape.OBJECT,
            kit -> notifications(kit).alone("notificationId")),
        Scene.of("calendar_resource.list", Shape.LIST_BY_CONTENT, CalendarScenes::rooms),
        Scene.of("calendar_resource.get", Shape.OBJECT_BY_CONTENT, kit -> rooms(kit).alone("id")));
  }

  private static Play calendars(SandboxKit kit) {
    return Play.start()
        .made(n -> kit.post("/calendars/", calendar(n, "")).at("/calendar/id"))
        .changed((id, n) -> kit.put("/calendars/" + id, "{'name':'Changed %d'}".formatted(n)));
  }

  private static String calendar(int number, String more) {
    return "{'locationId':#,'name':'Talk %d'%s}".formatted(number, more);
  }

  private static String opened(SandboxKit kit, String more) {
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
        .changed((day, n) -> book(kit, calendar, contact, slot(day, n)))
        .of("2026-03-10");
  }

  /** The slot of this number on a day. */
  private static String slot(String day, int number) {
    return day + "T%02d:%02d:00-06:00".formatted(9 + number / 2, number % 2 * 30);
  }

  private static JsonNode book(SandboxKit kit, String calendar, String contact, String start) {
    String body =
        "{'locationId':#,'calendarId':'%s','contactId':'%s','startTime':'%s',"
            + "'ignoreFreeSlotValidation':true}";
    return kit.post(EVENTS, body.formatted(calendar, contact, start)).at("/id");
  }

  /** Appointments of one contact in one calendar, one after the other. */
  record Booking(SandboxKit kit, String calendar, String contact) {
    static Booking open(SandboxKit kit) {
      return new Booking(kit, opened(kit, ""), kit.contact(0));
    }

    Play play() {
      return Play.start()
          .made(n -> book(kit, calendar, contact, time(n).toString()))
          .changed((id, n) -> kit.put(EVENTS + "/" + id, "{'title':'Changed %d'}".formatted(n)));
    }
  }

  private static Instant time(int number) {
    return FIRST.plus(Duration.ofHours(number));
  }

  private static Play inWindow(Play play, String calendar) {
    return play.with("calendarId", calendar)
        .with("startTime", String.valueOf(FIRST.minusSeconds(3600).toEpochMilli()))
        .with("endTime", String.valueOf(time(3000).toEpochMilli()));
  }

  private static Play events(SandboxKit kit) {
    Booking booking = Booking.open(kit);
    return inWindow(booking.play(), booking.calendar());
  }

  private static Play appointment(SandboxKit kit) {
    return Booking.open(kit).play().alone("eventId");
  }

  private static Play blocks(SandboxKit kit) {
    String calendar = opened(kit, "");
    String body = "{'locationId':#,'calendarId':'%s','title':'%s %d'%s}";
    String times = ",'startTime':'%s','endTime':'%s'";
    return inWindow(Play.start(), calendar)
        .made(
            n ->
                kit.post(
                        BLOCKS,
                        body.formatted(calendar, "Block", n, times.formatted(time(n), time(n + 1))))
                    .at("/id"))
        .changed((id, n) -> kit.put(BLOCKS + "/" + id, body.formatted(calendar, "Changed", n, "")));
  }

  private static Play groups(SandboxKit kit) {
    String body = "{%s'name':'Group %d','description':'d','slug':'%s-%d'}";
    String groups = "/calendars/groups";
    return Play.start()
        .made(n -> kit.post(groups, body.formatted("'locationId':#,", n, "g", n)).at("/group/id"))
        .changed((id, n) -> kit.put(groups + "/" + id, body.formatted("", n, "changed", n)));
  }

  private static Play notes(SandboxKit kit) {
    JsonNode appointment = Booking.open(kit).play().make().orElseThrow().record(1);
    String notes = "/calendars/appointments/" + appointment.asText() + "/notes";
    return Play.start()
        .with("appointmentId", appointment)
        .made(n -> kit.post(notes, "{'body':'Note %d'}".formatted(n)).at("/note/id"))
        .changed((id, n) -> kit.put(notes + "/" + id, "{'body':'Changed %d'}".formatted(n)));
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
