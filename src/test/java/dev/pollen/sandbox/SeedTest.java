package dev.pollen.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is made up: the same for the same seed, and believable. */
class SeedTest {
  private static final String ALL = "'pageLimit':100";
  private final SetClock clock = new SetClock();

  private Guest guest(long seed) throws Exception {
    return Guest.of(Guest.options(clock).withSeed(seed).withContacts(30));
  }

  @Test
  void theSameSeedMakesTheSameWorldAndAnotherAnother() throws Exception {
    try (Guest one = guest(7);
        Guest same = guest(7);
        Guest other = guest(8)) {
      assertEquals(one.sandbox.token(), same.sandbox.token());
      assertEquals(one.sandbox.location(), same.sandbox.location());
      JsonNode contacts = one.search(ALL).path("contacts");
      assertEquals(30, contacts.size());
      assertEquals(contacts, same.search(ALL).path("contacts"));
      assertNotEquals(one.sandbox.token(), other.sandbox.token());
      assertNotEquals(contacts, other.search(ALL).path("contacts"));
    }
  }

  @Test
  void whoReadsDoesNotChangeWhatComesNext() throws Exception {
    try (Guest one = guest(7);
        Guest same = guest(7)) {
      one.search(ALL);
      one.get("/contacts/nobody").as(404);
      JsonNode next = one.post("/_sandbox/contacts", "{}").as(201);
      assertEquals(next, same.post("/_sandbox/contacts", "{}").as(201));
    }
  }

  @Test
  void everyChangeByItselfStandsInTheLedgerAndNobodyIsChangedTwiceAtATime() {
    SandboxOptions options = Guest.options(clock);
    Random random = new Random(5);
    World world = World.empty(options, new Ids(random));
    Ledger ledger = new Ledger(clock);
    People people = new People(random);
    new Past(world, people, random).make(60);
    Life life = new Life(world, people, random, ledger);
    for (int step = 0; step < 300; step++) {
      life.step();
      clock.on(Duration.ofMillis(100));
    }
    JsonNode changes = ledger.told().path("changes");
    for (String kind : new String[] {"contact.added", "contact.details", "contact.moved"}) {
      assertTrue(changes.path(kind).size() > 10, kind);
    }
    assertTrue(changes.path("opportunity.won").size() > 3);
    assertTrue(ledger.changes() >= 300);
    Set<String> emails = new HashSet<>();
    for (JsonNode contact : world.contacts().table().index().rows()) {
      String email = contact.path("email").asText();
      assertTrue(email.isEmpty() || emails.add(email), email);
    }
    for (JsonNode times : changes.path("contact.details")) {
      for (int i = 1; i < times.size(); i++) {
        long gap = Stamps.millis(at(times, i)) - Stamps.millis(at(times, i - 1));
        assertTrue(gap > Duration.ofSeconds(15).toMillis(), times::toString);
      }
    }
  }

  private static String at(JsonNode times, int place) {
    return times.get(place).path("at").asText();
  }
}
