package dev.pollen.sandbox;

import static dev.pollen.sandbox.CalendarGuest.APPOINTMENTS;
import static dev.pollen.sandbox.CalendarGuest.NINE;
import static dev.pollen.sandbox.CalendarGuest.TEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a free slot to an appointment that is kept, moved or called off. */
class CalendarBookingTest {
  private static final long DAY = 86_400_000;
  private CalendarGuest ada;
  private Guest guest;

  @BeforeEach
  void open() throws Exception {
    ada = new CalendarGuest();
    guest = ada.guest;
  }

  @AfterEach
  void close() throws Exception {
    ada.close();
  }

  @Test
  void freeSlotsAreAMapByDayOfOffersWithinTheHours() throws Exception {
    JsonNode days = ada.days("");
    assertEquals(List.of(NINE, TEN), Heard.ids(days.at("/2026-03-03/slots")));
    assertEquals(2, days.size(), "one day and the trace id");
    assertTrue(days.hasNonNull("traceId"));
    assertEquals("2026-03-03T17:00:00+01:00", ada.free("&timezone=Europe/Berlin").get(0));
  }

  @Test
  void freeSlotsReachThirtyOneDaysAndNoFurther() throws Exception {
    String path = "/calendars/" + ada.calendar + "/free-slots?startDate=0&endDate=";
    guest.get(path + 31 * DAY).as(200);
    String refusal = guest.get(path + (31 * DAY + 1)).as(400).path("message").asText();
    assertEquals("Date range cannot be more than 31 days", refusal);
    guest.get(path + "tomorrow").as(422);
    guest.get(path + DAY + "&timezone=Nowhere").as(422);
  }

  @Test
  void whatIsBookedIsTakenAndStandsAmongTheEventsAndWithTheContact() throws Exception {
    JsonNode reply = ada.book(NINE, "").as(200);
    String id = reply.path("id").asText();
    assertEquals("Ada Adler", reply.path("title").asText());
    assertEquals(TEN, reply.path("endTime").asText());
    assertEquals("confirmed", reply.path("appointmentStatus").asText());
    assertFalse(reply.has("dateAdded"));
    assertEquals(List.of(TEN), ada.free(""));

    JsonNode event = guest.get(APPOINTMENTS + "/" + id).as(200).path("event");
    assertEquals("2026-03-02T10:15:30.255Z", event.path("dateAdded").asText());
    assertEquals(event, ada.events().get(0));

    String own = "/contacts/" + ada.contact + "/appointments";
    JsonNode listed = guest.get(own).as(200).at("/events/0");
    assertEquals(id, listed.path("id").asText());
    assertEquals("2026-03-03 09:00:00", listed.path("startTime").asText());
  }

  @Test
  void aSlotIsBookedOnceOnly() throws Exception {
    ada.booked(NINE);
    JsonNode refusal = ada.book(NINE, "").as(400);
    assertEquals(
        "The slot you have selected is no longer available.", refusal.path("message").asText());
    ada.book("2026-03-03T10:30:00-07:00", "").as(400);
    ada.book("2026-03-04T09:00:00-07:00", "").as(400);
    ada.book(NINE, ",'ignoreFreeSlotValidation':true").as(200);
  }

  @Test
  void whatIsTooSoonOrTooFarAheadIsBookedOnlyWhenTheDateRangeIsIgnored() throws Exception {
    ada.open(",'allowBookingAfter':2,'allowBookingAfterUnit':'days'");
    assertEquals(List.of(), ada.free(""));
    ada.book(NINE, "").as(400);
    ada.book(NINE, ",'ignoreDateRange':true").as(200);
    ada.open(",'allowBookingFor':1,'allowBookingForUnit':'days'");
    ada.book(NINE, "").as(400);
  }

  @Test
  void anAppointmentIsMovedWithItsLengthAndGivesItsOldTimeBack() throws Exception {
    String ends = ",'endTime':'2026-03-03T09:20:00-07:00'";
    String id = ada.book(NINE, ends).as(200).path("id").asText();
    JsonNode moved = ada.change(id, "{'startTime':'" + TEN + "','title':'Later'}").as(200);
    assertEquals("2026-03-03T10:20:00-07:00", moved.path("endTime").asText());
    assertEquals("Later", moved.path("title").asText());
    assertEquals(List.of(NINE), ada.free(""));
    ada.change(ada.booked(NINE), "{'startTime':'" + TEN + "'}").as(400);
    ada.change(id, "{'endTime':'" + NINE + "'}").as(400);
    ada.change("nobody", "{'title':'x'}").as(404);
  }

  @Test
  void whatIsCancelledOrDeletedIsFreeAgain() throws Exception {
    String id = ada.booked(NINE);
    ada.change(id, "{'appointmentStatus':'cancelled'}").as(200);
    assertEquals(List.of(NINE, TEN), ada.free(""));
    assertEquals("cancelled", ada.events().at("/0/appointmentStatus").asText());

    String event = "/calendars/events/" + id;
    assertTrue(guest.delete(event, "{}").as(201).path("succeeded").asBoolean());
    guest.delete(event, "").as(404);
    guest.get(APPOINTMENTS + "/" + id).as(404);
    assertEquals(0, ada.events().size());
  }

  @Test
  void whatABookingNamesMustBeThere() throws Exception {
    String contact = ada.contact;
    ada.contact = "nobody";
    ada.book(NINE, "").as(400);
    ada.contact = contact;
    ada.calendar = "none";
    ada.book(NINE, "").as(400);
    JsonNode refusal = guest.post(APPOINTMENTS, "{'locationId':#}").as(422).path("message");
    assertTrue(Heard.ids(refusal).contains("startTime should not be empty"), refusal::toString);
  }
}
