package dev.pollen.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Associations and the relations made by them. */
class AssociationsTest {
  private static final String ALL = "/associations/";
  private static final String RELATIONS = "/associations/relations/";
  private Guest guest;
  private String here;
  private String id;
  private String ada;
  private String ben;

  @BeforeEach
  void open() throws Exception {
    guest = Guest.of(Guest.options(new SetClock()).withWriteLag(Duration.ZERO));
    here = "?locationId=" + guest.sandbox.location();
    id = made("owner_car", "custom_objects.car").as(201).path("id").asText();
    ada = guest.contact("'firstName':'Ada'");
    ben = guest.contact("'firstName':'Ben'");
  }

  @AfterEach
  void close() throws Exception {
    guest.close();
  }

  private Heard made(String key, String second) throws Exception {
    String body =
        "{'locationId':#,'key':'%s','firstObjectLabel':'Owner','firstObjectKey':'contact',"
            + "'secondObjectLabel':'Car','secondObjectKey':'%s'}";
    return guest.post(ALL, body.formatted(key, second));
  }

  private Heard related(String first, String second) throws Exception {
    String body =
        "{'locationId':#,'associationId':'%s','firstRecordId':'%s','secondRecordId':'%s'}";
    return guest.post(RELATIONS, body.formatted(id, first, second));
  }

  private JsonNode relations(String record, String more) throws Exception {
    return guest.get(RELATIONS + record + here + "&skip=0&limit=10" + more).as(200);
  }

  @Test
  void anAssociationIsReadByIdByKeyAndByWhatItRelates() throws Exception {
    JsonNode byId = guest.get(ALL + id).as(200);
    assertEquals("USER_DEFINED", byId.path("associationType").asText());
    assertEquals(id, guest.get(ALL + "key/owner_car" + here).as(200).path("id").asText());
    String car = ALL + "objectKey/custom_objects.car";
    assertEquals(id, guest.get(car).as(200).path("id").asText());
    guest.get(ALL + "key/nothing" + here).as(404);
    guest.get(ALL + "objectKey/nothing").as(404);
    made("owner_car", "contact").as(400);
  }

  @Test
  void theListNeedsItsPage() throws Exception {
    JsonNode all = guest.get(ALL + here + "&skip=0&limit=10").as(200);
    int total = all.path("total").asInt();
    assertEquals(total, all.path("associations").size());
    JsonNode last = guest.get(ALL + here + "&limit=10&skip=" + (total - 1)).as(200);
    assertEquals(List.of(id), Heard.ids(last.path("associations")));
    guest.get(ALL + here).as(422);
  }

  @Test
  void labelsChangeButNotThoseOfTheSystem() throws Exception {
    String labels = "{'firstObjectLabel':'Driver','secondObjectLabel':'Car'}";
    JsonNode changed = guest.put(ALL + id, labels).as(200);
    assertEquals("Driver", changed.path("firstObjectLabel").asText());
    String system = guest.get(ALL + "key/contact_business" + here).as(200).path("id").asText();
    guest.put(ALL + system, labels).as(400);
    guest.delete(ALL + system, "").as(400);
  }

  @Test
  void aRelationIsMadeOnceAndSeenFromBothSides() throws Exception {
    String relation = related(ada, "car1").as(201).path("id").asText();
    related(ada, "car1").as(400);
    related("nobody", "car1").as(400);
    assertEquals(List.of(relation), Heard.ids(relations("car1", "").path("relations")));
    related(ada, "car2").as(201);
    related(ben, "car2").as(201);
    assertEquals(2, relations(ada, "").path("total").asInt());
    assertEquals(2, relations(ada, "&associationIds=x&associationIds=" + id).at("/total").asInt());
    assertEquals(0, relations(ada, "&associationIds=x").path("total").asInt());
    JsonNode gone = guest.delete(RELATIONS + relation + here, "").as(200);
    assertEquals(relation, gone.path("id").asText());
    assertEquals(1, relations(ada, "").path("total").asInt());
    guest.delete(RELATIONS + relation + here, "").as(404);
  }

  @Test
  void anAssociationTakesItsRelationsAlong() throws Exception {
    related(ada, "car1").as(201);
    JsonNode gone = guest.delete(ALL + id, "").as(200);
    assertTrue(gone.path("deleted").asBoolean());
    assertEquals(id, gone.path("id").asText());
    assertEquals(0, relations(ada, "").path("total").asInt());
    related(ada, "car1").as(404);
  }
}
