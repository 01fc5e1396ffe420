package dev.pollen.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Searches trail writes; reads by id do not. */
class SearchLagTest {
  private static final Duration LAG = Duration.ofSeconds(2);
  private static final Duration ALMOST = LAG.minusMillis(1);
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final String DEALS = "/opportunities/search?location_id=";

  private final SetClock clock = new SetClock();

  private Guest guest() throws Exception {
    return Guest.of(Guest.options(clock).withContacts(3).withWriteLag(LAG));
  }

  @Test
  void aNewContactIsReadAtOnceAndFoundAfterTheLag() throws Exception {
    try (Guest guest = guest()) {
      String id = guest.contact("'firstName':'Ada'");
      guest.get("/contacts/" + id).as(200);
      clock.on(ALMOST);
      assertEquals(3, guest.search("'pageLimit':20").path("total").asInt());
      clock.on(MOMENT);
      assertEquals(4, guest.search("'pageLimit':20").path("total").asInt());
    }
  }

  @Test
  void untilTheLagEndsAContactIsFoundAsItWas() throws Exception {
    try (Guest guest = guest()) {
      String id = guest.sandbox.firstContacts().iterator().next();
      String found =
          "'pageLimit':9,'filters':[{'field':'id','operator':'eq','value':'" + id + "'}]";
      guest.put("/contacts/" + id, "{'city':'Rome'}").as(200);
      String city = "/contacts/0/city";
      assertEquals("Rome", guest.get("/contacts/" + id).as(200).at("/contact/city").asText());
      assertEquals(false, guest.search(found).at(city).asText().equals("Rome"));
      clock.on(LAG);
      assertEquals("Rome", guest.search(found).at(city).asText());
      guest.delete("/contacts/" + id, "").as(200);
      guest.get("/contacts/" + id).as(404);
      assertEquals(1, guest.search(found).path("total").asInt());
      clock.on(LAG);
      assertEquals(0, guest.search(found).path("total").asInt());
    }
  }

  @Test
  void opportunitiesTrailToo() throws Exception {
    try (Guest guest = guest()) {
      String search = DEALS + guest.sandbox.location();
      String id = guest.get(search).as(200).at("/opportunities/0/id").asText();
      guest.put("/opportunities/" + id + "/status", "{'status':'abandoned'}").as(200);
      clock.on(ALMOST);
      String sought = search + "&status=abandoned";
      assertEquals(List.of(), Heard.ids(guest.get(sought).as(200).path("opportunities")));
      clock.on(MOMENT);
      assertEquals(List.of(id), Heard.ids(guest.get(sought).as(200).path("opportunities")));
    }
  }
}
