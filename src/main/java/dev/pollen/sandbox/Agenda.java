package dev.pollen.sandbox;

import java.time.ZoneId;
import java.util.List;

/**
 * The calendars of the location and all that stands in them.
 *
 * @param blocks times at which a calendar or a user cannot be booked
 * @param notes of appointments
 * @param resources rooms and equipment
 */
record Agenda(
    Table groups,
    CalendarBook calendars,
    AppointmentBook appointments,
    Table blocks,
    Table notes,
    Table notifications,
    Table resources) {
  /** Where the location is. */
  static final ZoneId ZONE = ZoneId.of("America/Denver");

  static Agenda empty(SandboxOptions options, Ids ids, String location) {
    CalendarBook calendars =
        new CalendarBook(ids, location, World.table(options, "locationId", "groupId"));
    Table appointments =
        World.table(options, "contactId", "calendarId", "assignedUserId", "masterEventId");
    return new Agenda(
        World.table(options, "locationId", "slug"),
        calendars,
        new AppointmentBook(options.clock(), ids, location, appointments),
        World.table(options, "calendarId", "assignedUserId"),
        World.table(options, "appointmentId"),
        World.table(options, "calendarId"),
        World.table(options, "resourceType"));
  }

  /** Takes a calendar away, with all that stands in it. */
  void drop(String calendar) {
    calendars.table().remove(calendar);
    for (Table table : List.of(appointments.table(), blocks, notifications)) {
      table.where("calendarId", calendar).forEach(row -> table.remove(row.path("id").asText()));
    }
  }
}
