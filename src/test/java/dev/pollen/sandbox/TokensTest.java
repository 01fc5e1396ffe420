package dev.pollen.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may do what: the location's token and the agency's. */
class TokensTest {
  private Guest guest;
  private String here;
  private String company;

  @BeforeEach
  void open() throws Exception {
    guest = Guest.of(Guest.options(new SetClock()));
    here = guest.sandbox.location();
    company = guest.sandbox.company();
  }

  @AfterEach
  void close() throws Exception {
    guest.close();
  }

  private void refused(Heard heard) {
    JsonNode body = heard.as(401);
    assertEquals(
        "This authClass type is not allowed to access this scope.", body.path("message").asText());
  }

  @Test
  void whatIsTheAgencysIsRefusedToTheSubAccount() throws Exception {
    refused(guest.get("/companies/" + company));
    refused(guest.get("/snapshots/?companyId=" + company));
    refused(guest.post("/locations/", "{'name':'A','companyId':'" + company + "'}"));
    refused(guest.put("/locations/" + here, "{'companyId':'" + company + "'}"));
    refused(guest.post("/users/search/filter-by-email", "{}"));
    guest.actForTheAgency();
    guest.get("/companies/" + company).as(200);
    guest.get("/snapshots/?companyId=" + company).as(200);
  }

  @Test
  void whatIsTheSubAccountsIsRefusedToTheAgency() throws Exception {
    guest.actForTheAgency();
    refused(guest.post("/contacts/", "{'locationId':#,'firstName':'A'}"));
    refused(guest.get("/businesses/?locationId=" + here));
    refused(guest.get("/users/?locationId=" + here));
    assertEquals(1, guest.ledger().at("/operations/highlevel.contact.create/statuses/401").asInt());
  }

  @Test
  void aSubAccountSeesItselfOnlyAndTheAgencyAll() throws Exception {
    List<String> own = Heard.ids(guest.get("/locations/search").as(200).path("locations"));
    assertEquals(List.of(here), own);
    guest.get("/locations/" + here).as(200);
    guest.actForTheAgency();
    List<String> all = Heard.ids(guest.get("/locations/search").as(200).path("locations"));
    assertEquals(3, all.size());
    String other = all.stream().filter(id -> !id.equals(here)).findFirst().orElseThrow();
    guest.get("/locations/" + other).as(200);
    guest.get("/locations/nowhere").as(404);
    guest.headers.put("Authorization", "Bearer " + guest.sandbox.token());
    guest.get("/locations/" + other).as(403);
    guest.get("/locations/" + other + "/customFields").as(403);
  }

  @Test
  void anotherCompanyIsForbidden() throws Exception {
    guest.get("/users/search?companyId=other").as(403);
    guest.actForTheAgency();
    guest.get("/companies/other").as(403);
    guest.post("/locations/", "{'name':'A','companyId':'other'}").as(403);
  }

  @Test
  void whatIsSecretInARequestIsNotKept() throws Exception {
    assertNotEquals(guest.sandbox.token(), guest.sandbox.agencyToken());
    guest.actForTheAgency();
    String twilio = "'twilio':{'sid':'AC','authToken':'hush'}";
    String body = "{'name':'A','companyId':'" + company + "'," + twilio + "}";
    String id = guest.post("/locations/", body).as(200).path("id").asText();
    assertFalse(guest.ledger().toString().contains("hush"));
    assertEquals(
        "A",
        guest
            .ledger()
            .at("/operations/highlevel.location.create/records/" + id + "/0/body/name")
            .asText());
  }
}
