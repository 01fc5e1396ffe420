package dev.pollen.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Locations, their company, snapshots and custom fields. */
class LocationsTest {
  private static final String SEARCH = "/locations/search";
  private Guest guest;
  private String company;

  @BeforeEach
  void open() throws Exception {
    guest = Guest.of(Guest.options(new SetClock()).withWriteLag(Duration.ZERO));
    company = "'companyId':'" + guest.sandbox.company() + "'";
    guest.actForTheAgency();
  }

  @AfterEach
  void close() throws Exception {
    guest.close();
  }

  private List<String> found(String filters) throws Exception {
    return Heard.ids(guest.get(SEARCH + filters).as(200).path("locations"));
  }

  @Test
  void aLocationIsMadeFoundAndChanged() throws Exception {
    String prospect = "'prospectInfo':{'firstName':'A','lastName':'B','email':'a@b.example'}";
    String body = "{'name':'Zoo'," + company + "," + prospect + "}";
    String id = guest.post("/locations/", body).as(200).path("id").asText();
    assertEquals(List.of(id), found("?email=A%40b.example"));
    String change = "{" + company + ",'city':'Rome','settings':{'allowDuplicateContact':true}}";
    JsonNode changed = guest.put("/locations/" + id, change).as(200);
    assertTrue(changed.at("/settings/allowDuplicateContact").asBoolean());
    JsonNode whole = guest.get("/locations/" + id).as(200).path("location");
    assertEquals("Zoo", whole.at("/business/name").asText());
    assertEquals("Rome", whole.path("city").asText());
    assertEquals("A", whole.path("firstName").asText());
    guest.put("/locations/" + id, "{'city':'Rome'}").as(422);
  }

  @Test
  void theSearchGoesUpOrDownByPages() throws Exception {
    List<String> up = found("");
    List<String> down = new ArrayList<>(found("?order=desc"));
    Collections.reverse(down);
    assertEquals(up, down);
    assertEquals(up.subList(1, 2), found("?skip=1&limit=1"));
  }

  @Test
  void onlyASnapshotThatThereIsSetsUpALocation() throws Exception {
    String list = "/snapshots/?companyId=" + guest.sandbox.company();
    String id = guest.get(list).as(200).at("/snapshots/0/id").asText();
    String body = "{'name':'Zoo'," + company + ",'snapshotId':'%s'}";
    guest.post("/locations/", body.formatted(id)).as(200);
    guest.post("/locations/", body.formatted("nothing")).as(400);
  }

  @Test
  void theCompanyCountsItsLocations() throws Exception {
    String path = "/companies/" + guest.sandbox.company();
    int before = guest.get(path).as(200).at("/company/locationCount").asInt();
    guest.post("/locations/", "{'name':'Zoo'," + company + "}").as(200);
    assertEquals(before + 1, guest.get(path).as(200).at("/company/locationCount").asInt());
  }

  @Test
  void customFieldsAreListedByWhatTheyAreOf() throws Exception {
    guest.headers.put("Authorization", "Bearer " + guest.sandbox.token());
    String path = "/locations/" + guest.sandbox.location() + "/customFields";
    JsonNode all = guest.get(path).as(200).path("customFields");
    assertEquals(all, guest.get(path + "?model=all").as(200).path("customFields"));
    JsonNode deals = guest.get(path + "?model=opportunity").as(200).path("customFields");
    assertEquals(1, deals.size());
    assertEquals("opportunity.warranty_until", deals.at("/0/fieldKey").asText());
    guest.get(path + "?model=user").as(422);
  }
}
