package dev.pollen.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notes of appointments. */
class CalendarNoteTest {
  private Guest guest;
  private String contact;
  private String notes;

  @BeforeEach
  void book() throws Exception {
    guest = Guest.of(Guest.options(new SetClock()));
    contact = guest.contact("'firstName':'Ada'");
    String calendar =
        guest
            .post("/calendars/", "{'locationId':#,'name':'Talks'}")
            .as(200)
            .at("/calendar/id")
            .asText();
    String appointment =
        guest
            .post(
                "/calendars/events/appointments",
                "{'locationId':#,'calendarId':'%s','contactId':'%s','startTime':'%s'}"
                    .formatted(calendar, contact, "2026-03-03T09:00:00-07:00"))
            .as(200)
            .path("id")
            .asText();
    notes = "/calendars/appointments/" + appointment + "/notes";
  }

  @AfterEach
  void close() throws Exception {
    guest.close();
  }

  private String note(String body) throws Exception {
    return guest.post(notes, "{'body':'" + body + "'}").as(201).at("/note/id").asText();
  }

  @Test
  void areReadPageByPageUntilThereIsNoMore() throws Exception {
    String first = note("one");
    String second = note("two");
    String third = note("three");
    JsonNode page = guest.get(notes + "?limit=2&offset=0").as(200);
    assertEquals(List.of(first, second), Heard.ids(page.path("notes")));
    assertTrue(page.path("hasMore").asBoolean());
    JsonNode last = guest.get(notes + "?limit=2&offset=2").as(200);
    assertEquals(List.of(third), Heard.ids(last.path("notes")));
    assertFalse(last.path("hasMore").asBoolean(true));
  }

  @Test
  void limitAndOffsetAreNeededAndAPageHoldsTwentyAtMost() throws Exception {
    guest.get(notes).as(422);
    guest.get(notes + "?limit=20&offset=0").as(200);
    guest.get(notes + "?limit=21&offset=0").as(422);
  }

  @Test
  void areChangedAndDeleted() throws Exception {
    String id = note("one");
    JsonNode changed = guest.put(notes + "/" + id, "{'body':'other','userId':'u1'}").as(200);
    assertEquals("other", changed.at("/note/body").asText());
    assertEquals("u1", changed.at("/note/createdBy/id").asText());
    assertEquals(contact, changed.at("/note/contactId").asText());
    assertTrue(guest.delete(notes + "/" + id, "").as(200).path("success").asBoolean());
    guest.delete(notes + "/" + id, "").as(404);
  }

  @Test
  void mustHaveABodyThatIsNotTooLong() throws Exception {
    guest.post(notes, "{}").as(422);
    note("x".repeat(5000));
    guest.post(notes, "{'body':'" + "x".repeat(5001) + "'}").as(422);
    guest.post("/calendars/appointments/none/notes", "{'body':'x'}").as(404);
  }
}
