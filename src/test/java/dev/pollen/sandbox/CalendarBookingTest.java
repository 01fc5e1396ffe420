package dev.pollen.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a new calendar to an appointment that is kept, moved or called off. */
class CalendarBookingTest {
  private static final String APPOINTMENTS = "/calendars/events/appointments";
  private static final String NINE = "2026-03-03T09:00:00-07:00";
  private static final String TEN = "2026-03-03T10:00:00-07:00";

  private Guest guest;
  private String calendar;
  private String contact;

  @BeforeEach
  void open() throws Exception {
    guest = Guest.of(Guest.options(new SetClock()));
    guest.headers.put("Version", "2021-04-15");
    calendar = calendar("'slotDuration':60,'slotInterval':60");
    contact = guest.contact("'firstName':'Ada','lastName':'Adler'");
  }

  @AfterEach
  void close() throws Exception {
    guest.close();
  }

  private String calendar(String settings) throws Exception {
    String hours =
        "'openHours':[{'daysOfTheWeek':[2],'hours':["
            + "{'openHour':9,'openMinute':0,'closeHour':11,'closeMinute':30}]}],";
    return guest
        .post("/calendars/", "{'locationId':#,'name':'Talks'," + hours + settings + "}")
        .as(200)
        .at("/calendar/id")
        .asText();
  }

  private JsonNode free(String of, String more) throws Exception {
    long start = Instant.parse("2026-03-02T12:00:00Z").toEpochMilli();
    long end = Instant.parse("2026-03-09T12:00:00Z").toEpochMilli();
    return guest
        .get("/calendars/%s/free-slots?startDate=%d&endDate=%d%s".formatted(of, start, end, more))
        .as(200);
  }

  private List<String> free() throws Exception {
    return Heard.ids(free(calendar, "").path("2026-03-03").path("slots"));
  }

  private Heard book(String start, String more) throws Exception {
    return guest.post(
        APPOINTMENTS,
        "{'locationId':#,'calendarId':'%s','contactId':'%s','startTime':'%s'%s}"
            .formatted(calendar, contact, start, more));
  }

  private String booked(String start) throws Exception {
    return book(start, "").as(200).path("id").asText();
  }

  @Test
  void freeSlotsAreAMapByDayOfOffersWithinTheHours() throws Exception {
    JsonNode days = free(calendar, "");
    assertEquals(List.of(NINE, TEN), Heard.ids(days.at("/2026-03-03/slots")));
    assertEquals(2, days.size(), "one day and the trace id");
    assertTrue(days.hasNonNull("traceId"));
    JsonNode east = free(calendar, "&timezone=Europe/Berlin");
    assertEquals("2026-03-03T17:00:00+01:00", east.at("/2026-03-03/slots/0").asText());
  }

  @Test
  void freeSlotsReachThirtyOneDaysAndNoFurther() throws Exception {
    String path = "/calendars/" + calendar + "/free-slots?startDate=0&endDate=";
    guest.get(path + 31L * 86_400_000).as(200);
    String refusal = guest.get(path + (31L * 86_400_000 + 1)).as(400).path("message").asText();
    assertEquals("Date range cannot be more than 31 days", refusal);
    guest.get(path + "tomorrow").as(422);
  }

  @Test
  void whatIsBookedIsTakenAndStandsAmongTheEventsAndWithTheContact() throws Exception {
    JsonNode reply = book(NINE, "").as(200);
    String id = reply.path("id").asText();
    assertEquals("Ada Adler", reply.path("title").asText());
    assertEquals("2026-03-03T10:00:00-07:00", reply.path("endTime").asText());
    assertEquals("confirmed", reply.path("appointmentStatus").asText());
    assertFalse(reply.has("dateAdded"));
    assertEquals(List.of(TEN), free());

    JsonNode event = guest.get(APPOINTMENTS + "/" + id).as(200).path("event");
    assertEquals("2026-03-02T10:15:30.255Z", event.path("dateAdded").asText());
    JsonNode listed = events("calendarId=" + calendar);
    assertEquals(List.of(id), Heard.ids(listed));
    assertEquals(event, listed.get(0));

    JsonNode own = guest.get("/contacts/" + contact + "/appointments").as(200).at("/events/0");
    assertEquals("2026-03-03 09:00:00", own.path("startTime").asText());
    assertEquals(id, own.path("id").asText());
  }

  private JsonNode events(String whose) throws Exception {
    String path = "/calendars/events?locationId=%s&startTime=%d&endTime=%d&%s";
    long start = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
    long end = Instant.parse("2026-03-09T00:00:00Z").toEpochMilli();
    String location = guest.sandbox.location();
    return guest.get(path.formatted(location, start, end, whose)).as(200).path("events");
  }

  @Test
  void aSlotIsBookedOnceOnly() throws Exception {
    booked(NINE);
    JsonNode refusal = book(NINE, "").as(400);
    assertEquals(
        "The slot you have selected is no longer available.", refusal.path("message").asText());
    book("2026-03-03T09:30:00-07:00", "").as(400);
    book("2026-03-04T09:00:00-07:00", "").as(400);
    book(NINE, ",'ignoreFreeSlotValidation':true").as(200);
  }

  @Test
  void anAppointmentIsMovedWithItsLengthAndGivesItsOldTimeBack() throws Exception {
    String id = book(NINE, ",'endTime':'2026-03-03T09:20:00-07:00'").as(200).path("id").asText();
    JsonNode moved =
        guest.put(APPOINTMENTS + "/" + id, "{'startTime':'" + TEN + "','title':'Later'}").as(200);
    assertEquals("2026-03-03T10:20:00-07:00", moved.path("endTime").asText());
    assertEquals("Later", moved.path("title").asText());
    assertEquals(List.of(NINE), free());
    String other = booked(NINE);
    guest.put(APPOINTMENTS + "/" + other, "{'startTime':'" + TEN + "'}").as(400);
    guest.put(APPOINTMENTS + "/nobody", "{'title':'x'}").as(404);
  }

  @Test
  void whatIsCancelledOrDeletedIsFreeAgain() throws Exception {
    String id = booked(NINE);
    guest.put(APPOINTMENTS + "/" + id, "{'appointmentStatus':'cancelled'}").as(200);
    assertEquals(List.of(NINE, TEN), free());
    assertEquals("cancelled", events("calendarId=" + calendar).at("/0/appointmentStatus").asText());

    assertTrue(guest.delete("/calendars/events/" + id, "{}").as(201).path("succeeded").asBoolean());
    guest.delete("/calendars/events/" + id, "").as(404);
    guest.get(APPOINTMENTS + "/" + id).as(404);
    assertEquals(0, events("calendarId=" + calendar).size());
  }

  @Test
  void eachOfATeamTakesABookingAndNoStrangerDoes() throws Exception {
    calendar =
        calendar(
            "'slotDuration':60,'slotInterval':60,'teamMembers':[{'userId':'u1'},{'userId':'u2'}]");
    assertEquals("u1", book(NINE, "").as(200).path("assignedUserId").asText());
    assertEquals(List.of(TEN), Heard.ids(free(calendar, "&userId=u1").at("/2026-03-03/slots")));
    assertEquals(2, free(calendar, "&userIds=u1&userIds=u2").at("/2026-03-03/slots").size());
    assertEquals("u2", book(NINE, "").as(200).path("assignedUserId").asText());
    book(NINE, "").as(400);
    assertEquals(1, events("userId=u2").size());
    JsonNode refusal = book(TEN, ",'assignedUserId':'u3'").as(422);
    assertEquals("The user id not part of calendar team.", refusal.at("/message/0").asText());
  }

  @Test
  void aSeriesHasADateForEachRepeatAndIsChangedAndDeletedAsOne() throws Exception {
    String rule = ",'ignoreFreeSlotValidation':true,'rrule':'RRULE:FREQ=DAILY;INTERVAL=2;COUNT=3'";
    JsonNode first = book(NINE, rule).as(200);
    String master = first.path("id").asText();
    assertTrue(first.path("isRecurring").asBoolean());
    JsonNode dates = events("calendarId=" + calendar);
    assertEquals(3, dates.size());
    assertEquals("2026-03-07T09:00:00-07:00", dates.at("/2/startTime").asText());
    assertEquals(master, dates.at("/1/masterEventId").asText());

    guest.put(APPOINTMENTS + "/" + master, "{'title':'All'}").as(200);
    guest.put(APPOINTMENTS + "/" + dates.at("/1/id").asText(), "{'title':'One'}").as(200);
    List<String> titles = events("calendarId=" + calendar).findValuesAsText("title");
    assertEquals(List.of("All", "One", "All"), titles);

    guest.delete("/calendars/events/" + master, "{}").as(201);
    assertEquals(0, events("calendarId=" + calendar).size());
    book(NINE, ",'ignoreFreeSlotValidation':true,'rrule':'FREQ=SOMETIMES'").as(400);
  }

  @Test
  void whatIsNamedInABookingMustBeThere() throws Exception {
    String there = contact;
    contact = "nobody";
    book(NINE, "").as(400);
    contact = there;
    calendar = "none";
    book(NINE, "").as(400);
    JsonNode refusal = guest.post(APPOINTMENTS, "{'locationId':#}").as(422).path("message");
    assertTrue(Heard.ids(refusal).contains("startTime should not be empty"), refusal::toString);
  }
}
