package dev.pollen.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is refused before any operation is begun, and how. */
class DoorTest {
  private Guest guest;

  @BeforeEach
  void open() throws Exception {
    guest = Guest.of(Guest.options(new SetClock()));
  }

  @AfterEach
  void close() throws Exception {
    guest.close();
  }

  private static void says(JsonNode body, String message, String error) {
    assertEquals(message, body.path("message").asText());
    assertEquals(error, body.path("error").asText());
    assertTrue(body.path("traceId").isTextual());
  }

  @Test
  void whoHasNoTokenOrAnotherIsRefused() throws Exception {
    for (String wrong : List.of("Bearer other", guest.sandbox.token(), "")) {
      guest.headers.put("Authorization", wrong);
      JsonNode body = guest.get("/contacts/x").as(401);
      assertEquals(401, body.path("statusCode").asInt());
      says(body, "Invalid token: access token is invalid", "Unauthorized");
    }
    guest.headers.remove("Authorization");
    guest.get("/nothing/here").as(401);
  }

  @Test
  void aRequestWithoutAVersionIsRefused() throws Exception {
    guest.headers.remove("Version");
    says(guest.get("/contacts/x").as(401), "version header was not found.", "Unauthorized");
  }

  @Test
  void aRouteThatTheVendorDoesNotHaveIsNotFound() throws Exception {
    says(guest.get("/kontakte/").as(404), "Cannot GET /kontakte/", "Not Found");
    says(guest.delete("/contacts/", "").as(404), "Cannot DELETE /contacts/", "Not Found");
  }

  @Test
  void everyMistakeInARequestIsToldAtOnce() throws Exception {
    String body = "{'locationId':#,'nick':'A','dnd':'no','tags':[1],'customFields':[{'x':1}]}";
    JsonNode refused = guest.post("/contacts/", body).as(422);
    assertEquals("Unprocessable Entity", refused.path("error").asText());
    assertEquals(
        List.of(
            "property nick should not exist",
            "dnd must be a boolean value",
            "each value in tags must be a string",
            "property customFields.0.x should not exist",
            "customFields.0.id must be a string",
            "customFields.0.id should not be empty"),
        Heard.ids(refused.path("message")));
  }

  @Test
  void aQueryIsHeldToItsShapeToo() throws Exception {
    JsonNode refused = guest.get("/opportunities/search?limit=101&nick=A&status=lucky").as(422);
    assertEquals(
        List.of(
            "property nick should not exist",
            "location_id must be a string",
            "location_id should not be empty",
            "status must be one of the following values: open, won, lost, abandoned, all",
            "limit must not be greater than 100"),
        Heard.ids(refused.path("message")));
  }

  @Test
  void anotherLocationIsForbidden() throws Exception {
    String message = "The token does not have access to this location.";
    String body = "{'locationId':'other','firstName':'A'}";
    says(guest.post("/contacts/", body).as(403), message, "Forbidden");
    says(guest.get("/opportunities/search?location_id=other").as(403), message, "Forbidden");
  }

  @Test
  void aBodyThatIsNoJsonObjectIsABadRequest() throws Exception {
    for (String broken :
        List.of("{'a':", "{} {}", "{'a':1e99999999999}", "{'a':1}}", "[]", "null", " ", "text")) {
      JsonNode refused = guest.post("/contacts/", broken).as(400);
      assertTrue(refused.path("message").asText().startsWith("The body "), refused::toString);
    }
  }

  @Test
  void aNumberBeyondAllBoundsIsAMistakeOfTheCallersOnly() throws Exception {
    guest.post("/contacts/search", "{'locationId':#,'pageLimit':1e999}").as(422);
    String due = "{'title':'T','completed':false,'dueDate':'+999999999-12-31T00:00:00Z'}";
    String id = guest.contact("'firstName':'A'");
    guest.post("/contacts/" + id + "/tasks", due).as(422);
  }

  @Test
  void aBodyOverAMebibyteIsTooLarge() throws Exception {
    String large = "{'firstName':'" + "a".repeat(1 << 20) + "'}";
    JsonNode refused = guest.post("/contacts/", large).as(413);
    assertEquals("Payload Too Large", refused.path("error").asText());
  }

  @Test
  void aPathThatCannotBeDecodedIsRefusedAsAllElse() throws Exception {
    assertTrue(guest.get("/_sandbox/health").as(200).has("status"));
    assertEquals(400, raw("/opportunities/search?limit=%zz"));
  }

  /** The status of an answer to an address that java.net.URI would not send. */
  private int raw(String path) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), guest.sandbox.port())) {
      String request = "GET %s HTTP/1.0\r\nAuthorization: Bearer %s\r\nVersion: v3\r\n\r\n";
      socket
          .getOutputStream()
          .write(
              request.formatted(path, guest.sandbox.token()).getBytes(StandardCharsets.US_ASCII));
      String line = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return Integer.parseInt(line.split(" ", 3)[1]);
    }
  }

  @Test
  void afterTheStopNobodyListensAndASecondStopDoesNothing() throws Exception {
    guest.get("/_sandbox/health").as(200);
    Guest.done(guest.sandbox.close());
    Guest.done(guest.sandbox.close());
    IOException refused =
        assertThrows(IOException.class, () -> guest.get("/_sandbox/health"), "still there");
    assertEquals(ConnectException.class, refused.getClass());
  }
}
