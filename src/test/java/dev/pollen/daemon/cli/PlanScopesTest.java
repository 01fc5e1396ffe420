package dev.pollen.daemon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pollen.sandbox.Sandbox;
import dev.pollen.sandbox.SandboxOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scopes of a connection that signs in with an app, before and after a person agreed. */
class PlanScopesTest {
  private static final String READS =
      """
      connection: acme
      trigger: {type: highlevel.contact.search}
      steps: [{action: log.write, with: {message: hi}}]
      """;
  private static final String WRITES =
      READS.replace("log.write", "highlevel.contact_tag.add").replace("message: hi", "WITH");

  @TempDir Path folder;
  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private Sandbox sandbox;

  @BeforeEach
  void anAppAtASandbox() throws Exception {
    SandboxOptions options =
        SandboxOptions.defaults().withPort(0).withContacts(1).withRatePerSecond(0);
    sandbox = Sandbox.create(vertx, options);
    sandbox.start().await(20, TimeUnit.SECONDS);
    Typed.in(folder, "init");
    Files.writeString(
        folder.resolve("pollen.yaml"), "http: {port: 0}\nstore: sqlite:data/pollen.db\n");
    settings(sandbox.clientSecret());
    write("reads.yaml", READS);
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve("recipes").resolve(name), text);
  }

  private void settings(String secret) throws IOException {
    String text =
        """
        acme:
          system: highlevel
          location: %s
          base_url: %s
          auth:
            oauth:
              client_id: %s
              client_secret: "%s"
              redirect: http://127.0.0.1:9/oauth/callback
              authorize_url: %s/oauth/chooselocation
        """
            .formatted(
                sandbox.location(),
                sandbox.baseUrl(),
                sandbox.clientId(),
                secret,
                sandbox.baseUrl());
    Files.writeString(folder.resolve("connections.yaml"), text);
  }

  private JsonNode acme() throws IOException {
    return new ObjectMapper()
        .readTree(Typed.in(folder, "plan", "--json").out())
        .at("/connections/0");
  }

  @Test
  void theAddressAsksForExactlyWhatRecipesNeedAndTellsNoSecret() throws IOException {
    settings("${env:NOT_SET}");
    Typed typed = Typed.in(folder, "plan");
    assertEquals(Exit.DONE, typed.code(), typed.err());
    assertTrue(typed.out().contains("acme is not signed in yet"), typed.out());
    assertTrue(typed.out().contains("client_id=sandbox-app"), typed.out());
    assertTrue(typed.out().contains("scope=contacts.readonly"), typed.out());
    assertFalse(typed.out().contains("state="), typed.out());
    assertFalse(acme().path("granted_known").asBoolean());
  }

  @Test
  void whatWasGrantedIsHeldAgainstWhatIsNeeded() throws Exception {
    signIn();
    assertEquals("contacts.readonly", acme().at("/granted/0").asText());
    assertTrue(Typed.in(folder, "plan").out().contains("All of them are granted."));
    write("reads.yaml", WRITES.replace("WITH", "contactId: a, tags: [b]"));
    Typed typed = Typed.in(folder, "plan");
    assertEquals(Exit.PROBLEMS, typed.code());
    assertTrue(typed.out().contains("Missing: contacts.write, for reads.yaml:3."), typed.out());
    assertTrue(typed.out().contains("'pollen connect acme --replace'"), typed.out());
    assertTrue(acme().path("address").asText().contains("contacts.readonly%20contacts.write"));
    assertFalse(typed.out().contains(sandbox.clientSecret()));
  }

  /**
   * As a person does on a machine without a browser: opens the plan's own address, pastes the end.
   */
  private void signIn() throws Exception {
    String page = acme().path("address").asText();
    HttpClient http = HttpClient.newHttpClient();
    HttpResponse<String> agreed =
        http.send(
            HttpRequest.newBuilder(URI.create(page + "&choose=" + sandbox.location()))
                .GET()
                .build(),
            BodyHandlers.ofString());
    String end =
        agreed
            .headers()
            .firstValue("Location")
            .orElseThrow(() -> new AssertionError(agreed.body()));
    Typed typed = Typed.byPerson(folder, end + "\n", "connect", "acme", "--paste");
    assertEquals(Exit.DONE, typed.code(), typed.err());
  }
}
