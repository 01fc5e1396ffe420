package dev.pollen.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is ours below /_sandbox; it needs no token. */
class ControlTest {
  private static final String CONTACTS = "/_sandbox/contacts";
  private Guest guest;

  @BeforeEach
  void open() throws Exception {
    guest = Guest.of(Guest.options(new SetClock()));
    guest.headers.clear();
  }

  @AfterEach
  void close() throws Exception {
    guest.close();
  }

  @Test
  void aContactIsMadeAsWishedAndStandsInTheLedger() throws Exception {
    JsonNode made = guest.post(CONTACTS, "{'firstName':'Ada','email':'a@b.example'}").as(201);
    JsonNode contact = made.path("contact");
    assertEquals("Ada", contact.path("firstName").asText());
    assertEquals("a@b.example", contact.path("email").asText());
    assertTrue(contact.hasNonNull("lastName"), "what was not wished is made up");
    JsonNode added = guest.ledger().at("/changes/contact.added/" + contact.path("id").asText());
    assertEquals("a@b.example", added.at("/0/fields/email").asText());
    assertEquals(1, added.size());
  }

  @Test
  void aContactIsMadeWithoutAnyWishAndByCurlsOwnWayOfPosting() throws Exception {
    assertTrue(guest.post(CONTACTS, "").as(201).path("contact").hasNonNull("id"));
    guest.headers.put("Content-Type", "application/x-www-form-urlencoded");
    JsonNode made = guest.post(CONTACTS, "{'firstName':'50% & more'}").as(201);
    assertEquals("50% & more", made.at("/contact/firstName").asText());
  }

  @Test
  void aWishThatWouldBreakTheWorldIsRefused() throws Exception {
    guest.post(CONTACTS, "[]").as(400);
    guest.post(CONTACTS, "{").as(400);
    JsonNode refused = guest.post(CONTACTS, "{'id':'mine','email':5,'dateAdded':'x'}").as(422);
    assertEquals(
        List.of(
            "property id should not exist",
            "property dateAdded should not exist",
            "email must be a string"),
        Heard.ids(refused.path("message")));
    guest.post(CONTACTS, "{'email':'a@b.example'}").as(201);
    guest.post(CONTACTS, "{'email':'a@b.example'}").as(400);
  }

  @Test
  void theSinkTakesAnyJsonAndCountsItById() throws Exception {
    guest.post("/_sandbox/sink/won", "{'id':'d1','value':5}").as(200);
    guest.post("/_sandbox/sink/won", "{'value':5,'id':'d1'}").as(200);
    guest.post("/_sandbox/sink/won", "[1]").as(200);
    guest.post("/_sandbox/sink/won", "{'id':").as(400);
    JsonNode page = guest.ledger().path("operations").path("sink.won");
    assertEquals(3, page.path("requests").asInt());
    assertEquals(2, page.path("records").size());
    assertEquals(2, page.at("/records/d1/0/times").asInt());
  }
}
