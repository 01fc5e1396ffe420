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

/** One opportunity: made, moved, won, followed, and taken away. */
class OpportunitiesTest {
  private static final String THEN = "2026-03-02T10:15:30.255Z";
  private static final String NOW = "2026-03-02T10:15:40.255Z";
  private final SetClock clock = new SetClock();
  private Guest guest;
  private JsonNode pipelines;
  private String contact;

  @BeforeEach
  void open() throws Exception {
    guest = Guest.of(Guest.options(clock));
    String list = "/opportunities/pipelines?locationId=" + guest.sandbox.location();
    pipelines = guest.get(list).as(200).path("pipelines");
    contact = guest.contact("'firstName':'Uta'");
  }

  @AfterEach
  void close() throws Exception {
    guest.close();
  }

  private String pipeline(int number) {
    return pipelines.get(number).path("id").asText();
  }

  private String stage(int pipeline, int number) {
    return pipelines.get(pipeline).path("stages").get(number).path("id").asText();
  }

  private String fields() {
    String fields = "{'locationId':#,'status':'open','name':'Roof','contactId':'%s'";
    return fields.formatted(contact) + ",'pipelineId':'" + pipeline(0) + "'";
  }

  private String deal() throws Exception {
    JsonNode made = guest.post("/opportunities/", fields() + "}").as(201).path("opportunity");
    assertEquals(stage(0, 0), made.path("pipelineStageId").asText(), "the first stage");
    clock.on(Duration.ofSeconds(10));
    return "/opportunities/" + made.path("id").asText();
  }

  private JsonNode read(String deal) throws Exception {
    return guest.get(deal).as(200).path("opportunity");
  }

  private static List<String> stamps(JsonNode deal) {
    return List.of(
        deal.path("createdAt").asText(),
        deal.path("updatedAt").asText(),
        deal.path("lastStageChangeAt").asText(),
        deal.path("lastStatusChangeAt").asText());
  }

  @Test
  void whatMovesSetsItsOwnStamp() throws Exception {
    String deal = deal();
    guest.put(deal, "{'monetaryValue':12.5}").as(200);
    assertEquals(List.of(THEN, NOW, THEN, THEN), stamps(read(deal)));
    guest.put(deal, "{'pipelineStageId':'" + stage(0, 2) + "'}").as(200);
    assertEquals(List.of(THEN, NOW, NOW, THEN), stamps(read(deal)));
    assertTrue(
        guest.put(deal + "/status", "{'status':'won'}").as(200).path("succeded").asBoolean());
    assertEquals(List.of(THEN, NOW, NOW, NOW), stamps(read(deal)));
    assertEquals(12.5, read(deal).path("monetaryValue").asDouble());
    assertEquals("won", read(deal).path("status").asText());
  }

  @Test
  void whoGoesToAnotherPipelineBeginsAtItsFirstStage() throws Exception {
    String deal = deal();
    guest.put(deal, "{'pipelineId':'" + pipeline(1) + "'}").as(200);
    assertEquals(stage(1, 0), read(deal).path("pipelineStageId").asText());
  }

  @Test
  void whatDoesNotExistCannotBeNamedAndNothingChanges() throws Exception {
    String deal = deal();
    String wrongContact = fields().replace(contact, "nobody") + "}";
    guest.post("/opportunities/", wrongContact).as(400);
    for (String wrong :
        List.of(
            "'pipelineId':'none'", "'pipelineStageId':'" + stage(1, 0) + "'", "'status':'all'")) {
      guest.put(deal, "{'name':'Changed'," + wrong + "}").as(400);
    }
    assertEquals("Roof", read(deal).path("name").asText());
    guest.put("/opportunities/none", "{'name':'A'}").as(404);
  }

  @Test
  void followersAreASet() throws Exception {
    String followers = deal() + "/followers";
    guest.post(followers, "{'followers':['u1']}").as(201);
    JsonNode added = guest.post(followers, "{'followers':['u1','u2']}").as(201);
    assertEquals(List.of("u1", "u2"), Heard.ids(added.path("followers")));
    assertEquals(List.of("u2"), Heard.ids(added.path("followersAdded")));
    JsonNode removed = guest.delete(followers, "{'followers':['u1','u9']}").as(200);
    assertEquals(List.of("u2"), Heard.ids(removed.path("followers")));
    String all = followers + "?isRemoveAllFollowers=true";
    JsonNode none = guest.delete(all, "{'followers':['u9']}").as(200);
    assertEquals(List.of("u2"), Heard.ids(none.path("followersRemoved")));
  }

  @Test
  void anUpsertAddsWithoutAnIdAndChangesWithOne() throws Exception {
    String orders = ",'followers':['u1'],'isRemoveAllFollowers':false,'followersActionType':'add'}";
    String body = "{'locationId':#,'name':'Roof','pipelineId':'" + pipeline(0) + "'";
    JsonNode added = guest.post("/opportunities/upsert", body + orders).as(200);
    assertTrue(added.path("new").asBoolean());
    String id = added.at("/opportunity/id").asText();
    String named = body.replace("Roof", "Wall") + ",'id':'" + id + "'" + orders;
    JsonNode changed = guest.post("/opportunities/upsert", named).as(200);
    assertFalse(changed.path("new").asBoolean());
    assertEquals("Wall", read("/opportunities/" + id).path("name").asText());
    assertEquals(List.of("u1"), Heard.ids(changed.at("/opportunity/followers")));
    guest.post("/opportunities/upsert", named.replace(id, "none")).as(404);
  }

  @Test
  void aDeletedOneIsGoneAndOneWithoutItsContactStays() throws Exception {
    String gone = deal();
    String stays = deal();
    guest.delete(gone, "").as(200);
    guest.get(gone).as(404);
    guest.delete("/contacts/" + contact, "").as(200);
    assertFalse(read(stays).has("contact"));
  }
}
