package dev.pollen.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Times that are blocked cannot be booked. */
class CalendarBlockTest {
  private static final long DAY = Instant.parse("2026-03-03T12:00:00Z").toEpochMilli();
  private static final long NEXT = DAY + 43_200_000;
  private static final String BLOCKS = "/calendars/events/block-slots";
  private static final String HOUR =
      "'startTime':'2026-03-03T09:00:00-07:00','endTime':'2026-03-03T10:00:00-07:00'";

  private Guest guest;
  private String calendar;

  @BeforeEach
  void open() throws Exception {
    guest = Guest.of(Guest.options(new SetClock()));
    String body = "{'locationId':#,'name':'Talks','teamMembers':[{'userId':'u1'}]}";
    calendar = guest.post("/calendars/", body).as(200).at("/calendar/id").asText();
  }

  @AfterEach
  void close() throws Exception {
    guest.close();
  }

  private String block(String whose) throws Exception {
    return guest
        .post(BLOCKS, "{'locationId':#,'title':'Training'," + whose + "," + HOUR + "}")
        .as(201)
        .path("id")
        .asText();
  }

  private int free() throws Exception {
    String path = "/calendars/%s/free-slots?startDate=%d&endDate=%d";
    return guest.get(path.formatted(calendar, DAY, NEXT)).as(200).at("/2026-03-03/slots").size();
  }

  private JsonNode listed(String whose) throws Exception {
    String path = "/calendars/blocked-slots?locationId=%s&startTime=%d&endTime=%d%s";
    return guest
        .get(path.formatted(guest.sandbox.location(), DAY, NEXT, whose))
        .as(200)
        .path("events");
  }

  @Test
  void aBlockOfTheCalendarOrOfItsUserTakesItsTime() throws Exception {
    assertEquals(18, free());
    String first = block("'calendarId':'" + calendar + "'");
    assertEquals(16, free());
    guest.delete("/calendars/events/" + first, "{}").as(201);
    assertEquals(18, free());
    block("'assignedUserId':'u1'");
    assertEquals(16, free());
  }

  @Test
  void blocksAreListedByCalendarOrUserAndTheirWindow() throws Exception {
    String ofCalendar = block("'calendarId':'" + calendar + "'");
    String ofUser = block("'assignedUserId':'u1'");
    assertEquals(List.of(ofCalendar), Heard.ids(listed("&calendarId=" + calendar)));
    assertEquals(List.of(ofUser), Heard.ids(listed("&userId=u1")));
    String path = "/calendars/blocked-slots?startTime=%d&endTime=%d&userId=u1&locationId=";
    String later = path.formatted(NEXT, NEXT + 1) + guest.sandbox.location();
    assertEquals(0, guest.get(later).as(200).path("events").size());
    String nobodys = "/calendars/blocked-slots?startTime=0&endTime=1&locationId=";
    guest.get(nobodys + guest.sandbox.location()).as(400);
  }

  @Test
  void aBlockIsMovedAndAnswers201() throws Exception {
    String path = BLOCKS + "/" + block("'calendarId':'" + calendar + "'");
    JsonNode moved =
        guest
            .put(
                path,
                "{'locationId':#,'calendarId':'%s','startTime':'2026-03-03T16:30:00-07:00'}"
                    .formatted(calendar))
            .as(201);
    assertEquals("2026-03-03T17:30:00-07:00", moved.path("endTime").asText());
    assertEquals("Training", moved.path("title").asText());
    assertEquals(17, free());
  }

  @Test
  void aBlockIsOfACalendarOrOfAUserNotOfBoth() throws Exception {
    String both = "{'locationId':#,'calendarId':'" + calendar + "','assignedUserId':'u1'," + HOUR;
    String refusal = guest.post(BLOCKS, both + "}").as(400).path("message").asText();
    assertTrue(refusal.contains("not both"), refusal);
    guest.post(BLOCKS, "{'locationId':#," + HOUR + "}").as(400);
  }
}
