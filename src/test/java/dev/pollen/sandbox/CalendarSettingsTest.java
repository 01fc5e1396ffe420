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

/** Calendars and their groups, rooms and equipment. */
class CalendarSettingsTest {
  private static final String GROUPS = "/calendars/groups";
  private Guest guest;

  @BeforeEach
  void open() throws Exception {
    guest = Guest.of(Guest.options(new SetClock()));
  }

  @AfterEach
  void close() throws Exception {
    guest.close();
  }

  private String group(String slug) throws Exception {
    String body = "{'locationId':#,'name':'G','description':'D','slug':'" + slug + "'}";
    return guest.post(GROUPS, body).as(201).at("/group/id").asText();
  }

  private JsonNode calendar(String settings) throws Exception {
    return guest
        .post("/calendars/", "{'locationId':#,'name':'C'" + settings + "}")
        .as(200)
        .path("calendar");
  }

  private JsonNode list(String more) throws Exception {
    String path = "/calendars/?locationId=" + guest.sandbox.location() + more;
    return guest.get(path).as(200).path("calendars");
  }

  @Test
  void someAreThereFromTheStart() throws Exception {
    assertEquals(3, list("").size());
    assertEquals(2, list("&showDrafted=false").size());
    JsonNode groups = guest.get(GROUPS + "?locationId=" + guest.sandbox.location()).as(200);
    String group = groups.at("/groups/0/id").asText();
    assertEquals(2, list("&groupId=" + group).size());
  }

  @Test
  void aCalendarHasDefaultsIsChangedAndGoesWithAllThatStandsInIt() throws Exception {
    JsonNode made = calendar(",'description':'D'");
    String path = "/calendars/" + made.path("id").asText();
    assertEquals(30, made.path("slotDuration").asInt());
    assertTrue(made.path("isActive").asBoolean());
    JsonNode changed =
        guest.put(path, "{'slotDuration':45,'isActive':false}").as(200).path("calendar");
    assertEquals(45, changed.path("slotDuration").asInt());
    assertEquals("D", changed.path("description").asText());
    assertEquals(changed, guest.get(path).as(200).path("calendar"));
    guest.post(path + "/notifications", notification()).as(200);
    assertTrue(guest.delete(path, "").as(200).path("success").asBoolean());
    guest.get(path).as(404);
    guest.get(path + "/notifications").as(404);
  }

  private static String notification() {
    return "[{'receiverType':'contact','channel':'email','notificationType':'booked'}]";
  }

  @Test
  void hoursOnASingleDateTakeThePlaceOfTheUsualOnes() throws Exception {
    String date =
        "{'date':'2026-03-03T00:00:00.000Z','hours':["
            + "{'openHour':13,'openMinute':0,'closeHour':14,'closeMinute':0}]%s}";
    JsonNode made = calendar(",'availabilities':[" + date.formatted("") + "]");
    String path = "/calendars/" + made.path("id").asText();
    assertEquals(2, slots(path));
    String gone = ",'deleted':true,'id':'" + made.at("/availabilities/0/id").asText() + "'";
    guest.put(path, "{'availabilities':[" + date.formatted(gone) + "]}").as(200);
    assertEquals(18, slots(path));
    guest.put(path, "{'allowBookingFor':1,'allowBookingForUnit':'days'}").as(200);
    assertEquals(0, slots(path), "more than a day ahead");
  }

  private int slots(String path) throws Exception {
    long start = Instant.parse("2026-03-03T12:00:00Z").toEpochMilli();
    String query = "/free-slots?startDate=%d&endDate=%d".formatted(start, start + 43_200_000);
    return guest.get(path + query).as(200).at("/2026-03-03/slots").size();
  }

  @Test
  void whatACalendarCannotBeIsRefusedWithEverythingThatIsWrong() throws Exception {
    JsonNode wrong =
        guest
            .post(
                "/calendars/",
                "{'locationId':#,'slotDurationUnit':'years','openHours':[{'daysOfTheWeek':[7],'hours':[]}]}")
            .as(422)
            .path("message");
    assertEquals(
        List.of(
            "slotDurationUnit must be one of the following values: mins, hours",
            "each value in openHours.0.daysOfTheWeek must not be greater than 6",
            "name must be a string",
            "name should not be empty"),
        Heard.ids(wrong));
    guest.post("/calendars/", "{'locationId':#,'name':'C','calendarType':'personal'}").as(422);
    guest.post("/calendars/", "{'locationId':#,'name':'C','groupId':'none'}").as(400);
  }

  @Test
  void aGroupsSlugIsItsOwn() throws Exception {
    String ask = "{'locationId':#,'slug':'talks'}";
    assertTrue(guest.post(GROUPS + "/validate-slug", ask).as(200).path("available").asBoolean());
    String id = group("talks");
    assertFalse(
        guest.post(GROUPS + "/validate-slug", ask).as(200).path("available").asBoolean(true));
    guest.post(GROUPS, "{'locationId':#,'name':'G','description':'D','slug':'talks'}").as(400);
    String other = "{'name':'N','description':'D','slug':'talks'}";
    assertEquals("N", guest.put(GROUPS + "/" + id, other).as(200).at("/group/name").asText());
  }

  @Test
  void aGroupIsSwitchedOffAndDeletedAndItsCalendarsStay() throws Exception {
    String id = group("talks");
    calendar(",'groupId':'" + id + "'");
    guest.put(GROUPS + "/" + id + "/status", "{'isActive':false}").as(200);
    assertTrue(guest.delete(GROUPS + "/" + id, "").as(200).path("success").asBoolean());
    guest.delete(GROUPS + "/" + id, "").as(404);
    assertEquals(4, list("").size());
    assertEquals(0, list("&groupId=" + id).size());
  }

  @Test
  void roomsAreMadeListedBareChangedAndDeleted() throws Exception {
    String rooms = "/calendars/resources/rooms";
    String body =
        "{'locationId':#,'name':'Yoga','description':'D','quantity':1,'outOfService':0,"
            + "'capacity':9,'calendarIds':[]}";
    String room = rooms + "/" + guest.post(rooms, body).as(201).path("id").asText();
    String page = "?locationId=" + guest.sandbox.location() + "&limit=10&skip=";
    JsonNode listed = guest.get(rooms + page + 0).as(200);
    assertEquals("Yoga", listed.at("/0/name").asText());
    assertEquals(0, guest.get(rooms + page + 1).as(200).size());
    assertFalse(guest.put(room, "{'capacity':12}").as(200).has("calendarIds"));
    assertEquals(12, guest.get(room).as(200).path("capacity").asInt());
    guest.get(room.replace("rooms", "equipments")).as(404);
    guest.get("/calendars/resources/cars" + page + 0).as(422);
    assertTrue(guest.delete(room, "").as(200).path("success").asBoolean());
    guest.get(room).as(404);
  }
}
