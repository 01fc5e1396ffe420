package dev.pollen.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the sandbox remembers of what arrived. */
class LedgerTest {
  private static final String FIRST = "2026-03-02T10:15:30.255Z";
  private static final String SECOND = "2026-03-02T10:15:31.255Z";
  private static final String TAG = "highlevel.contact_tag.add";
  private final SetClock clock = new SetClock();

  @Test
  void aWriteIsCountedByOperationRecordAndBodyWithItsTimes() throws Exception {
    try (Guest guest = Guest.of(Guest.options(clock))) {
      String ada = guest.contact("'firstName':'Ada'");
      String tags = "/contacts/" + ada + "/tags";
      guest.post(tags, "{'tags':['a']}").as(201);
      clock.on(Duration.ofSeconds(1));
      guest.post(tags, "{'tags':['a']}").as(201);
      guest.post(tags, "{'tags':['b']}").as(201);
      guest.post(tags, "{'tag':'a'}").as(422);
      JsonNode page = guest.ledger().path("operations").path(TAG);
      assertEquals("{\"201\":3,\"422\":1}", page.path("statuses").toString());
      assertEquals(4, page.path("requests").asInt());
      assertEquals(1, page.path("records").size());
      JsonNode entries = page.path("records").path(ada);
      assertEquals(2, entries.size());
      assertEquals(2, entries.at("/0/times").asInt());
      assertEquals(FIRST, entries.at("/0/first").asText());
      assertEquals(SECOND, entries.at("/0/last").asText());
      assertEquals("{\"tags\":[\"a\"]}", entries.at("/0/body").toString());
    }
  }

  @Test
  void everyRequestCountsAlsoOneThatIsRefusedAtTheDoor() throws Exception {
    try (Guest guest = Guest.of(Guest.options(clock))) {
      guest.get("/contacts/x").as(404);
      guest.get("/nowhere").as(404);
      guest.headers.remove("Version");
      guest.get("/contacts/x").as(401);
      JsonNode ledger = guest.ledger();
      assertEquals(3, ledger.path("requests").asInt());
      assertEquals(0, ledger.path("throttled").asInt());
      assertEquals(List.of("highlevel.contact.get"), operations(ledger));
    }
  }

  private static List<String> operations(JsonNode ledger) {
    return ledger.path("operations").properties().stream()
        .map(java.util.Map.Entry::getKey)
        .toList();
  }

  @Test
  void theOldestIsForgottenFirstAndLeavesNothingBehind() {
    Ledger ledger = new Ledger(clock, 3);
    for (int i = 0; i < 2; i++) {
      ledger.written("tag", "ada", Json.object().put("n", i));
      ledger.written("tag", "ada", Json.object().put("n", i));
      ledger.changed("moved", "ben", Json.object().put("n", i));
    }
    JsonNode told = ledger.told();
    assertEquals(1, told.path("forgotten").asInt());
    assertEquals(1, told.at("/operations/tag/records/ada").size());
    assertEquals(2, told.at("/changes/moved/ben").size());
    ledger.changed("moved", "cas", Json.object());
    ledger.changed("moved", "cas", Json.object());
    told = ledger.told();
    assertEquals(3, told.path("forgotten").asInt());
    assertFalse(told.at("/operations/tag/records").has("ada"));
    assertEquals(1, told.at("/changes/moved/ben").size());
    assertEquals(1, told.at("/changes/moved/ben/0/fields/n").asInt());
    assertEquals(4, ledger.changes());
  }

  @Test
  void fieldsInAnotherOrderAreTheSameBody() {
    Ledger ledger = new Ledger(clock);
    ledger.written("tag", "ada", Json.object().put("a", 1).put("b", 2));
    ledger.written("tag", "ada", Json.object().put("b", 2).put("a", 1));
    JsonNode entries = ledger.told().at("/operations/tag/records/ada");
    assertEquals(1, entries.size());
    assertEquals(2, entries.at("/0/times").asInt());
    assertTrue(entries.at("/0/body").isObject());
  }
}
