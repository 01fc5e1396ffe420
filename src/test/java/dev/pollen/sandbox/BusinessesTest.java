package dev.pollen.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BusinessesTest {
  private static final String BULK = "/contacts/bulk/business";
  private final SetClock clock = new SetClock();
  private Guest guest;

  @BeforeEach
  void open() throws Exception {
    guest = Guest.of(Guest.options(clock).withWriteLag(Duration.ZERO));
  }

  @AfterEach
  void close() throws Exception {
    guest.close();
  }

  private String business(String name) throws Exception {
    String body = "{'locationId':#,'name':'" + name + "'}";
    return guest.post("/businesses/", body).as(201).at("/buiseness/id").asText();
  }

  private JsonNode contact(String id) throws Exception {
    return guest.get("/contacts/" + id).as(200).path("contact");
  }

  @Test
  void aBusinessIsMadeReadChangedAndDeleted() throws Exception {
    String path = "/businesses/" + business("Acme");
    String made = guest.get(path).as(200).at("/business/updatedAt").asText();
    clock.on(Duration.ofSeconds(1));
    JsonNode changed = guest.put(path, "{'city':'Rome'}").as(200);
    assertTrue(changed.path("success").asBoolean());
    assertEquals("Acme", changed.at("/buiseness/name").asText());
    JsonNode after = guest.get(path).as(200).path("business");
    assertEquals("Rome", after.path("city").asText());
    assertEquals(made, after.path("createdAt").asText());
    assertTrue(after.path("updatedAt").asText().compareTo(made) > 0);
    assertTrue(guest.delete(path, "").as(200).path("success").asBoolean());
    guest.get(path).as(404);
  }

  @Test
  void theListIsReadByPages() throws Exception {
    String list = "/businesses/?locationId=" + guest.sandbox.location();
    List<String> all = Heard.ids(guest.get(list).as(200).path("businesses"));
    String last = business("Acme");
    assertEquals(
        List.of(last),
        Heard.ids(guest.get(list + "&skip=" + all.size()).as(200).path("businesses")));
    assertEquals(
        all.subList(1, 3),
        Heard.ids(guest.get(list + "&skip=1&limit=2").as(200).at("/businesses")));
  }

  @Test
  void manyContactsJoinAndLeaveAtOnce() throws Exception {
    String acme = business("Acme");
    String ada = guest.contact("'firstName':'Ada'");
    String ben = guest.contact("'firstName':'Ben'");
    String body = "{'locationId':#,'ids':['" + ada + "','" + ben + "'],'businessId':%s}";
    JsonNode joined = guest.post(BULK, body.formatted("'" + acme + "'")).as(200);
    assertEquals(List.of(ada, ben), Heard.ids(joined.path("ids")));
    String list = "/contacts/business/" + acme + "?locationId=" + guest.sandbox.location();
    assertEquals(2, guest.get(list).as(200).path("count").asInt());
    assertEquals(acme, contact(ben).path("businessId").asText());
    guest.post(BULK, body.formatted("null")).as(200);
    assertFalse(contact(ben).has("businessId"));
    guest.post(BULK, body.formatted("'nothing'")).as(404);
    guest.post(BULK, body.replace(",'businessId':%s", "")).as(422);
  }

  @Test
  void noMoreThanFiftyContactsAtOnce() throws Exception {
    String ids = "'x',".repeat(50) + "'y'";
    String unlike = ids.replace("'x'", "'%s'");
    for (int i = 0; i < 50; i++) {
      unlike = unlike.replaceFirst("%s", String.valueOf(i));
    }
    guest.post(BULK, "{'locationId':#,'businessId':null,'ids':[" + unlike + "]}").as(422);
  }

  @Test
  void aBusinessThatIsDeletedLeavesItsContacts() throws Exception {
    String acme = business("Acme");
    String ada = guest.contact("'firstName':'Ada'");
    String body = "{'locationId':#,'ids':['" + ada + "'],'businessId':'" + acme + "'}";
    guest.post(BULK, body).as(200);
    guest.delete("/businesses/" + acme, "").as(200);
    assertFalse(contact(ada).has("businessId"));
  }
}
