package dev.pollen.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every location of the company is served, to who has a token for it. */
class SitesTest {
  private static final String SCOPES = "oauth.write oauth.readonly contacts.readonly";
  private Guest guest;
  private String other;
  private String agency;

  @BeforeEach
  void open() throws Exception {
    guest = Guest.of(Guest.options(new SetClock()));
    other =
        guest.sandbox.locations().stream()
            .filter(id -> !id.equals(guest.sandbox.location()))
            .sorted()
            .findFirst()
            .orElseThrow();
    agency = agencyToken();
  }

  @AfterEach
  void close() throws Exception {
    guest.close();
  }

  /** As a person gets it who agrees for the whole company. */
  private String agencyToken() throws Exception {
    String page =
        "/v2/oauth/chooselocation?response_type=code&client_id=sandbox-app&redirect_uri=http%3A%2F%2Fback&scope="
            + SCOPES.replace(" ", "%20")
            + "&choose="
            + guest.sandbox.company();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(guest.sandbox.baseUrl() + page)).build();
    String back =
        HttpClient.newHttpClient()
            .send(request, BodyHandlers.discarding())
            .headers()
            .firstValue("Location")
            .orElseThrow();
    String code =
        URLDecoder.decode(back.substring(back.indexOf("code=") + 5), StandardCharsets.UTF_8);
    JsonNode reply =
        guest
            .post(
                "/oauth/token",
                "client_id=sandbox-app&grant_type=authorization_code&code=%s&client_secret=%s"
                    .formatted(code, guest.sandbox.clientSecret()))
            .as(200);
    assertEquals(3, reply.path("approvedLocations").size());
    return reply.path("access_token").asText();
  }

  private Heard minted(String location) throws Exception {
    guest.headers.put("Authorization", "Bearer " + agency);
    return guest.post(
        "/oauth/locationToken",
        "companyId=%s&locationId=%s".formatted(guest.sandbox.company(), location));
  }

  private void actFor(String location) throws Exception {
    String token = minted(location).as(200).path("access_token").asText();
    guest.headers.put("Authorization", "Bearer " + token);
  }

  private List<String> contacts(String location) throws Exception {
    String query = "{'locationId':'%s','pageLimit':10}".formatted(location);
    return Heard.ids(guest.post("/contacts/search", query).as(200).path("contacts"));
  }

  @Test
  void eachHasItsOwnRecords() throws Exception {
    String there =
        guest.post("/_sandbox/contacts?location=" + other, "").as(201).at("/contact/id").asText();
    String here = guest.post("/_sandbox/contacts", "").as(201).at("/contact/id").asText();
    assertNotEquals(here, there);
    actFor(other);
    guest.get("/contacts/" + there).as(200);
    guest.get("/contacts/" + here).as(404);
    guest.post("/contacts/search", "{'locationId':#,'pageLimit':10}").as(403);
    assertEquals(List.of(), contacts(other).stream().filter(here::equals).toList());
    actFor(guest.sandbox.location());
    guest.get("/contacts/" + here).as(200);
  }

  @Test
  void aLocationWithoutTheAppIsNotListedAndGetsNoToken() throws Exception {
    actFor(other);
    guest.put("/_sandbox/locations/" + other, "{'installed':false}").as(200);
    guest.get("/contacts/x").as(401);
    minted(other).as(400);
    String list =
        "/oauth/installedLocations?companyId=%s&appId=%s"
            .formatted(guest.sandbox.company(), guest.sandbox.app());
    assertEquals(2, guest.get(list).as(200).path("locations").size());
    guest.put("/_sandbox/locations/" + other, "{'installed':true}").as(200);
    minted(other).as(200);
    assertEquals(3, guest.get(list).as(200).path("locations").size());
  }

  @Test
  void aPausedLocationSaysSo() throws Exception {
    guest.put("/_sandbox/locations/" + other, "{'active':false}").as(200);
    assertEquals("Location is not active", minted(other).as(400).path("message").asText());
    minted(guest.sandbox.location()).as(200);
  }
}
