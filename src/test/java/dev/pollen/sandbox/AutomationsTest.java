package dev.pollen.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Workflows, campaigns, and who follows a contact. */
class AutomationsTest {
  private Guest guest;
  private String here;
  private String contact;

  @BeforeEach
  void open() throws Exception {
    guest = Guest.of(Guest.options(new SetClock()));
    here = "?locationId=" + guest.sandbox.location();
    contact = "/contacts/" + guest.contact("'firstName':'Ada'");
  }

  @AfterEach
  void close() throws Exception {
    guest.close();
  }

  @Test
  void aContactIsPutIntoAWorkflowAndTakenOutOfIt() throws Exception {
    String id = guest.get("/workflows/" + here).as(200).at("/workflows/0/id").asText();
    String path = contact + "/workflow/" + id;
    String start = "{'eventStartTime':'2026-06-23T03:30:00+01:00'}";
    assertTrue(guest.post(path, start).as(200).path("succeded").asBoolean());
    guest.post(path, "{}").as(200);
    assertTrue(guest.delete(path, start).as(200).path("succeded").asBoolean());
    guest.post(path, "{'eventStartTime':'soon'}").as(422);
    guest.post(contact + "/workflow/nothing", "{}").as(404);
    guest.post("/contacts/nobody/workflow/" + id, "{}").as(404);
  }

  @Test
  void campaignsAreListedByTheirStatus() throws Exception {
    JsonNode all = guest.get("/campaigns/" + here).as(200).path("campaigns");
    String status = all.at("/0/status").asText();
    JsonNode some = guest.get("/campaigns/" + here + "&status=" + status).as(200).at("/campaigns");
    assertEquals(1, some.size());
    assertEquals(all.get(0), some.get(0));
  }

  @Test
  void aContactIsFollowedAndNoMoreFollowed() throws Exception {
    String path = contact + "/followers";
    JsonNode added = guest.post(path, "{'followers':['u1','u2']}").as(201);
    assertEquals(List.of("u1", "u2"), Heard.ids(added.path("followersAdded")));
    JsonNode more = guest.post(path, "{'followers':['u2','u3']}").as(201);
    assertEquals(List.of("u3"), Heard.ids(more.path("followersAdded")));
    JsonNode left = guest.delete(path, "{'followers':['u1','u9']}").as(200);
    assertEquals(List.of("u1"), Heard.ids(left.path("followersRemoved")));
    assertEquals(List.of("u2", "u3"), Heard.ids(left.path("followers")));
    guest.delete(path, "").as(422);
  }
}
