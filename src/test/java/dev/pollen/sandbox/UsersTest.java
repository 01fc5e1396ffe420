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

class UsersTest {
  private static final String FILTER = "/users/search/filter-by-email";
  private Guest guest;
  private String search;

  @BeforeEach
  void open() throws Exception {
    guest = Guest.of(Guest.options(new SetClock()).withWriteLag(Duration.ZERO));
    search = "/users/search?companyId=" + guest.sandbox.company();
  }

  @AfterEach
  void close() throws Exception {
    guest.close();
  }

  private String body(String first, String more) {
    return "{'companyId':'%s','firstName':'%s','lastName':'Zed','email':'%s@z.example',%s}"
        .formatted(guest.sandbox.company(), first, first.toLowerCase(java.util.Locale.ROOT), more);
  }

  private String user(String first) throws Exception {
    String rest = "'password':'x','type':'account','role':'admin','locationIds':[#]";
    return guest.post("/users/", body(first, rest)).as(201).path("id").asText();
  }

  private List<String> found(String filters) throws Exception {
    return Heard.ids(guest.get(search + filters).as(200).path("users"));
  }

  @Test
  void aUserIsMadeReadChangedAndDeleted() throws Exception {
    String id = user("Ann");
    JsonNode made = guest.get("/users/" + id).as(200);
    assertEquals("Ann Zed", made.path("name").asText());
    assertEquals("admin", made.at("/roles/role").asText());
    assertTrue(made.at("/permissions/contactsEnabled").asBoolean());
    assertFalse(made.has("password"));
    String change = "{'lastName':'Yew','permissions':{'contactsEnabled':false}}";
    JsonNode changed = guest.put("/users/" + id, change).as(200);
    assertEquals("Ann Yew", changed.path("name").asText());
    assertFalse(changed.at("/permissions/contactsEnabled").asBoolean());
    assertTrue(changed.at("/permissions/tagsEnabled").asBoolean());
    JsonNode gone = guest.delete("/users/" + id, "").as(200);
    assertTrue(gone.path("succeded").asBoolean());
    assertTrue(gone.path("message").asText().startsWith("Queued deleting user"));
    guest.get("/users/" + id).as(404);
  }

  @Test
  void anAddressIsTakenOnce() throws Exception {
    user("Ann");
    String rest = "'password':'x','type':'account','role':'user','locationIds':[#]";
    guest.post("/users/", body("Ann", rest)).as(400);
    guest.post("/users/", body("Ben", rest.replace("#", "'other'"))).as(403);
    guest.post("/users/", body("Ben", "'password':'x'")).as(422);
  }

  @Test
  void theSearchNarrowsSortsAndPages() throws Exception {
    String cas = user("Cas");
    String ann = user("Ann");
    String ben = user("Ben");
    assertEquals(List.of(ann, ben, cas), found("&query=ZED"));
    assertEquals(List.of(cas, ben, ann), found("&query=zed&sort=firstName&sortDirection=desc"));
    assertEquals(List.of(ben), found("&query=zed&skip=1&limit=1"));
    assertEquals(List.of(ann), found("&ids=" + ann + ",x&role=admin&type=account"));
    assertEquals(3, guest.get(search + "&query=zed&limit=1").as(200).path("count").asInt());
    assertTrue(found("").containsAll(List.of(ann, ben, cas)));
  }

  @Test
  void theFilterTakesAListOfAddressesAndShowsLittle() throws Exception {
    String ann = user("Ann");
    String ben = user("Ben");
    guest.delete("/users/" + ben, "").as(200);
    guest.actForTheAgency();
    String asked = "{'companyId':'%s','emails':'ann@z.example, ben@z.example'%s}";
    String company = guest.sandbox.company();
    JsonNode there = guest.post(FILTER, asked.formatted(company, "")).as(200).path("users");
    assertEquals("[{\"id\":\"%s\",\"email\":\"ann@z.example\"}]".formatted(ann), there.toString());
    String deleted = asked.formatted(company, ",'deleted':true,'projection':'all'");
    JsonNode gone = guest.post(FILTER, deleted).as(200).path("users");
    assertEquals(List.of(ben), Heard.ids(gone));
    assertTrue(gone.at("/0/deleted").asBoolean());
  }

  @Test
  void whoTakesBookingsIsAUser() throws Exception {
    String here = "?locationId=" + guest.sandbox.location();
    List<String> users = Heard.ids(guest.get("/users/" + here).as(200).path("users"));
    guest
        .get("/calendars/" + here)
        .as(200)
        .findValues("userId")
        .forEach(id -> assertTrue(users.contains(id.asText())));
  }
}
