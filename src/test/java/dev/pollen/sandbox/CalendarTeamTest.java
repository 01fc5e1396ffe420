package dev.pollen.sandbox;

import static dev.pollen.sandbox.CalendarGuest.NINE;
import static dev.pollen.sandbox.CalendarGuest.TEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many bookings a calendar takes, who takes them, and series of them. */
class CalendarTeamTest {
  private static final String TEAM = ",'teamMembers':[{'userId':'u1'},{'userId':'u2'}]";
  private CalendarGuest ada;

  @BeforeEach
  void open() throws Exception {
    ada = new CalendarGuest();
  }

  @AfterEach
  void close() throws Exception {
    ada.close();
  }

  private String taker(String start) throws Exception {
    return ada.book(start, "").as(200).path("assignedUserId").asText();
  }

  @Test
  void eachOfATeamTakesABookingAndNoStrangerDoes() throws Exception {
    ada.open(TEAM);
    assertEquals("u1", taker(NINE));
    assertEquals(List.of(TEN), ada.free("&userId=u1"));
    assertEquals(List.of(NINE, TEN), ada.free("&userIds=u1&userIds=u2"));
    assertEquals("u2", taker(NINE));
    ada.book(NINE, "").as(400);
    assertEquals(1, ada.events("userId=u2").size());
    JsonNode refusal = ada.book(TEN, ",'assignedUserId':'u3'").as(422);
    assertEquals("The user id not part of calendar team.", refusal.at("/message/0").asText());
  }

  @Test
  void oneWhoIsBookedElsewhereIsNotFreeHere() throws Exception {
    ada.open(TEAM);
    taker(NINE);
    ada.open(TEAM);
    assertEquals("u2", taker(NINE));
  }

  @Test
  void aCollectiveCalendarNeedsItsWholeTeam() throws Exception {
    ada.open(TEAM + ",'calendarType':'collective'");
    assertEquals("u1", taker(NINE));
    assertEquals("u2", ada.events().at("/0/users/0").asText());
    ada.book(NINE, "").as(400);
  }

  @Test
  void seatsBuffersAndTheDaysMostAreKept() throws Exception {
    ada.open(",'appoinmentPerSlot':2");
    ada.booked(NINE);
    assertEquals(List.of(NINE, TEN), ada.free(""));
    ada.open(",'slotBuffer':10");
    ada.booked(NINE);
    assertEquals(List.of(), ada.free(""));
    ada.open(",'appoinmentPerDay':1");
    ada.booked(TEN);
    assertEquals(List.of(), ada.free(""));
  }

  private String series(String rule) throws Exception {
    String more = ",'ignoreFreeSlotValidation':true,'rrule':'" + rule + "'";
    JsonNode first = ada.book(NINE, more).as(200);
    assertTrue(first.path("isRecurring").asBoolean());
    return first.path("id").asText();
  }

  @Test
  void aSeriesHasADateForEachRepeatAtTheSameHourOfTheClocks() throws Exception {
    String master = series("RRULE:FREQ=DAILY;INTERVAL=2;COUNT=4");
    JsonNode dates = ada.events();
    assertEquals(
        List.of(NINE, day("05") + "-07:00", day("07") + "-07:00", day("09") + "-06:00"),
        dates.findValuesAsText("startTime"));
    assertEquals(master, dates.at("/1/masterEventId").asText());
    series("FREQ=WEEKLY;UNTIL=20260310T120000Z");
    assertEquals(6, ada.events().size());
    String wrong = ",'ignoreFreeSlotValidation':true,'rrule':'FREQ=SOMETIMES'";
    ada.book(NINE, wrong).as(400);
  }

  private static String day(String day) {
    return "2026-03-" + day + "T09:00:00";
  }

  @Test
  void aSeriesIsChangedAndDeletedAsOneAndEachDateAlone() throws Exception {
    String master = series("FREQ=DAILY;COUNT=3");
    String second = ada.events().at("/1/id").asText();
    ada.change(master, "{'title':'All'}").as(200);
    ada.change(second, "{'title':'One'}").as(200);
    assertEquals(List.of("All", "One", "All"), ada.events().findValuesAsText("title"));
    ada.change(master, "{'ignoreFreeSlotValidation':true,'rrule':'FREQ=DAILY;COUNT=2'}").as(200);
    assertEquals(2, ada.events().size());
    ada.guest.delete("/calendars/events/" + ada.events().at("/0/id").asText(), "{}").as(201);
    assertEquals(1, ada.events().size());
    ada.guest.delete("/calendars/events/" + master, "{}").as(201);
    assertEquals(0, ada.events().size());
  }
}
