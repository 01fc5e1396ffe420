package dev.pollen.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.sandbox.SandboxKit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What stands in calendars: appointments, with their notes, and blocked slots. */
final class EventScenes {
  private static final Instant FIRST = Instant.parse("2026-03-03T16:00:00Z");
  private static final String EVENTS = "/calendars/events/appointments";
  private static final String BLOCKS = "/calendars/events/block-slots";

  private EventScenes() {}

  static List<Scene> all() {
    return List.of(
        Scene.of("calendar_event.list", Shape.LIST, EventScenes::events),
        Scene.of("contact.list_appointments", Shape.LIST, EventScenes::ofContact),
        Scene.of("blocked_slot.list", Shape.LIST, EventScenes::blocks),
        Scene.of("appointment.get", Shape.OBJECT, EventScenes::appointment),
        Scene.of("appointment_note.list", Shape.LIST, EventScenes::notes));
  }

  /** Books at this time, whether it is free or not; the id. */
  static JsonNode book(SandboxKit kit, String calendar, String contact, String start) {
    String body =
        "{'locationId':#,'calendarId':'%s','contactId':'%s','startTime':'%s',"
            + "'ignoreFreeSlotValidation':true}";
    return kit.post(EVENTS, body.formatted(calendar, contact, start)).at("/id");
  }

  /** Appointments of one contact in one calendar, one after the other. */
  private record Booking(SandboxKit kit, String calendar, String contact) {
    static Booking open(SandboxKit kit) {
      return new Booking(kit, CalendarScenes.opened(kit, ""), kit.contact(0));
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
    String calendar = CalendarScenes.opened(kit, "");
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

  private static Play notes(SandboxKit kit) {
    JsonNode appointment = Booking.open(kit).play().make().orElseThrow().record(1);
    String notes = "/calendars/appointments/" + appointment.asText() + "/notes";
    return Play.start()
        .with("appointmentId", appointment)
        .made(n -> kit.post(notes, "{'body':'Note %d'}".formatted(n)).at("/note/id"))
        .changed((id, n) -> kit.put(notes + "/" + id, "{'body':'Changed %d'}".formatted(n)));
  }

  private static Play ofContact(SandboxKit kit) {
    Booking booking = Booking.open(kit);
    return booking.play().with("contactId", booking.contact());
  }
}
