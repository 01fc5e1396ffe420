package dev.pollen.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notifications of a calendar: made by a list, told as a list. */
class CalendarNotificationTest {
  private static final String ITEM =
      "{'receiverType':'contact','channel':'%s','notificationType':'reminder',"
          + "'beforeTime':[{'timeOffset':1,'unit':'hours'}]}";
  private Guest guest;
  private String all;

  @BeforeEach
  void open() throws Exception {
    guest = Guest.of(Guest.options(new SetClock()));
    String body = "{'locationId':#,'name':'Talks'}";
    all =
        "/calendars/%s/notifications"
            .formatted(guest.post("/calendars/", body).as(200).at("/calendar/id").asText());
  }

  @AfterEach
  void close() throws Exception {
    guest.close();
  }

  private JsonNode make() throws Exception {
    return guest
        .post(all, "[" + ITEM.formatted("email") + "," + ITEM.formatted("sms") + "]")
        .as(200);
  }

  @Test
  void severalAreMadeAtOnceAndListedPageByPage() throws Exception {
    JsonNode made = make();
    assertTrue(made.isArray());
    assertEquals(List.of("email", "sms"), made.findValuesAsText("channel"));
    assertEquals(made, guest.get(all).as(200));
    assertEquals(made.get(1), guest.get(all + "?skip=1&limit=1").as(200).get(0));
    JsonNode one = guest.get(all + "/" + made.at("/0/_id").asText()).as(200);
    assertEquals("reminder", one.path("notificationType").asText());
  }

  @Test
  void whatWasSentStandsInTheLedgerAsTheListThatItWas() throws Exception {
    make();
    JsonNode records =
        guest.ledger().at("/operations/highlevel.calendar_notification.create/records");
    assertEquals(2, records.elements().next().at("/0/body").size());
  }

  @Test
  void onlyAListIsTakenAndEachOfItsItemsIsHeldToTheShape() throws Exception {
    guest.post(all, ITEM.formatted("email")).as(400);
    guest.post(all, "").as(400);
    JsonNode wrong =
        guest
            .post(all, "[" + ITEM.formatted("email") + "," + ITEM.formatted("fax") + ",3]")
            .as(422);
    assertEquals(
        List.of(
            "[1] channel must be one of the following values: email, inApp, sms, whatsapp",
            "[2] must be an object"),
        Heard.ids(wrong.path("message")));
    assertEquals(0, guest.get(all).as(200).size());
  }

  @Test
  void oneIsChangedMarkedAsDeletedAndDeleted() throws Exception {
    JsonNode made = make();
    String first = all + "/" + made.at("/0/_id").asText();
    assertTrue(guest.put(first, "{'isActive':false}").as(200).hasNonNull("message"));
    assertEquals(made.get(1), guest.get(all + "?isActive=true").as(200).get(0));
    guest.put(first, "{'deleted':true}").as(200);
    assertEquals(1, guest.get(all).as(200).size());
    assertEquals(made.at("/0/_id"), guest.get(all + "?deleted=true").as(200).at("/0/_id"));
    assertTrue(guest.delete(first, "").as(200).hasNonNull("message"));
    guest.get(first).as(404);
  }
}
