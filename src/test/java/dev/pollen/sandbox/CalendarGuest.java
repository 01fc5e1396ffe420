package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/** One who books at a calendar that is open on a Tuesday from nine to half past eleven. */
final class CalendarGuest {
  static final String APPOINTMENTS = "/calendars/events/appointments";
  static final String NINE = "2026-03-03T09:00:00-07:00";
  static final String TEN = "2026-03-03T10:00:00-07:00";
  private static final String HOURS =
      "'slotDuration':60,'slotInterval':60,'openHours':[{'daysOfTheWeek':[2],'hours':["
          + "{'openHour':9,'openMinute':0,'closeHour':11,'closeMinute':30}]}]";

  final Guest guest = Guest.of(Guest.options(new SetClock()));
  String calendar;
  String contact;

  CalendarGuest() throws Exception {
    guest.headers.put("Version", "2021-04-15");
    open("");
    contact = guest.contact("'firstName':'Ada','lastName':'Adler'");
  }

  /** Books at a new calendar from now on, with these settings more. */
  void open(String settings) throws Exception {
    String body = "{'locationId':#,'name':'Talks'," + HOURS + settings + "}";
    calendar = guest.post("/calendars/", body).as(200).at("/calendar/id").asText();
  }

  /** The free days of a week. */
  JsonNode days(String more) throws Exception {
    String path = "/calendars/%s/free-slots?startDate=%d&endDate=%d%s";
    long start = Instant.parse("2026-03-02T12:00:00Z").toEpochMilli();
    long end = Instant.parse("2026-03-09T12:00:00Z").toEpochMilli();
    return guest.get(path.formatted(calendar, start, end, more)).as(200);
  }

  /** The free slots of the Tuesday. */
  List<String> free(String more) throws Exception {
    return Heard.ids(days(more).at("/2026-03-03/slots"));
  }

  Heard book(String start, String more) throws Exception {
    String body = "{'locationId':#,'calendarId':'%s','contactId':'%s','startTime':'%s'%s}";
    return guest.post(APPOINTMENTS, body.formatted(calendar, contact, start, more));
  }

  String booked(String start) throws Exception {
    return book(start, "").as(200).path("id").asText();
  }

  Heard change(String id, String body) throws Exception {
    return guest.put(APPOINTMENTS + "/" + id, body);
  }

  /** The events of two weeks. */
  JsonNode events(String whose) throws Exception {
    String path = "/calendars/events?locationId=%s&startTime=%d&endTime=%d&%s";
    long start = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
    long end = Instant.parse("2026-03-16T00:00:00Z").toEpochMilli();
    String location = guest.sandbox.location();
    return guest.get(path.formatted(location, start, end, whose)).as(200).path("events");
  }

  JsonNode events() throws Exception {
    return events("calendarId=" + calendar);
  }

  void close() throws Exception {
    guest.close();
  }
}
