package dev.pollen.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is answered, the ledger tells what took effect. */
class FaultLedgerTest {
  private static final String CREATE = "highlevel.contact.create";
  private static final String BODY = "{'locationId':#,'firstName':'Ada'}";

  private final SetClock clock = new SetClock();
  private Guest guest;

  @BeforeEach
  void open() throws Exception {
    guest = Guest.of(Guest.options(clock).withContacts(5).withWriteLag(Duration.ZERO));
  }

  @AfterEach
  void close() {
    guest.close();
  }

  private void fail(String faults) {
    guest.sandbox.fail(FaultPlan.parse(faults));
  }

  private int created() {
    return guest.sandbox.ledger().path("operations").path(CREATE).path("records").size();
  }

  private long struck(String fault) {
    return guest.sandbox.ledger().path("faults").path(fault).path(CREATE).asLong();
  }

  @Test
  void aConnectionThatBreaksBeforeLeavesNothingAndAfterLeavesAll() throws Exception {
    fail("reset-before@" + CREATE + ":1x");
    assertThrows(IOException.class, () -> guest.post("/contacts/", BODY));
    assertEquals(0, created());
    fail("reset-after@" + CREATE + ":1x");
    assertThrows(IOException.class, () -> guest.post("/contacts/", BODY));
    assertEquals(1, created());
    guest.post("/contacts/", BODY).as(201);
    assertEquals(2, created());
    assertEquals(1, struck("reset-before"));
    assertEquals(1, struck("reset-after"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"429", "429-bare", "500"})
  void aRefusalLeavesNothing(String fault) throws Exception {
    fail(fault + ":1x");
    guest.post("/contacts/", BODY).as(Integer.parseInt(fault.substring(0, 3)));
    assertEquals(0, created());
  }

  @Test
  void onlyOne429SaysWhenToComeAgain() throws Exception {
    fail("429:1x");
    assertEquals("1", guest.get("/contacts/x").header("Retry-After"));
    fail("429-bare:1x");
    Heard bare = guest.get("/contacts/x");
    assertEquals("", bare.header("Retry-After") + bare.header("X-RateLimit-Remaining"));
  }

  @Test
  void a500MayComeAfterTheDeed() throws Exception {
    fail("500-after:1x");
    guest.post("/contacts/", BODY).as(500);
    assertEquals(1, created());
  }

  @Test
  void whoReadsMeetsARecordTwiceOrWithoutItsId() throws Exception {
    fail("duplicate-ids:1x");
    assertEquals(6, guest.search("'pageLimit':20").path("contacts").size());
    fail("missing-ids:1x");
    int named = 0;
    for (JsonNode contact : guest.search("'pageLimit':20").path("contacts")) {
      named += contact.has("id") ? 1 : 0;
    }
    assertEquals(4, named);
    guest.post("/contacts/", BODY).as(201);
  }

  @Test
  void anEndlessListStandsStillForAWhile() throws Exception {
    fail("endless:1x");
    List<String> first = page(1);
    assertEquals(first, page(2));
    clock.on(FaultKind.ENDLESS.length());
    assertTrue(page(2).stream().noneMatch(first::contains));
  }

  private List<String> page(int number) throws Exception {
    List<String> ids = new ArrayList<>();
    guest
        .search("'pageLimit':2,'page':" + number)
        .path("contacts")
        .forEach(contact -> ids.add(contact.path("id").asText()));
    return ids;
  }

  @Test
  void aLaggingIndexShowsNothingNewForAWhile() throws Exception {
    fail("lag:1x");
    guest.post("/contacts/", BODY).as(201);
    assertEquals(5, guest.search("'pageLimit':20").path("total").asInt());
    clock.on(FaultKind.LAG.length());
    assertEquals(6, guest.search("'pageLimit':20").path("total").asInt());
  }

  @Test
  void theSameSeedStrikesTheSameRequests() throws Exception {
    List<Integer> once = statuses();
    guest.close();
    open();
    assertEquals(once, statuses());
    assertTrue(once.contains(500) && once.contains(201), once::toString);
  }

  private List<Integer> statuses() throws Exception {
    fail("500:30%");
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      statuses.add(guest.post("/contacts/", BODY).status());
    }
    return statuses;
  }

  @Test
  void faultsAreSwitchedWhileItRuns() throws Exception {
    assertEquals("none", guest.get("/_sandbox/faults").as(200).path("faults").asText());
    guest.put("/_sandbox/faults", "500:1x").as(200);
    guest.get("/contacts/x").as(500);
    guest.get("/contacts/x").as(404);
    JsonNode told = guest.get("/_sandbox/faults").as(200);
    assertEquals("500:1x", told.path("faults").asText());
    assertEquals(1, told.at("/struck/500/highlevel.contact.get").asInt());
    JsonNode refused = guest.put("/_sandbox/faults", "fire:1%").as(400);
    assertTrue(refused.path("message").asText().contains("'fire' is no fault"));
  }
}
