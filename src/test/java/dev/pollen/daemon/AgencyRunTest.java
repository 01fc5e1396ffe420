package dev.pollen.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.daemon.config.ConfigReader;
import dev.pollen.daemon.config.ConnectionsReader;
import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.engine.journal.Journal.RunQuery;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunState;
import dev.pollen.sandbox.RateLimits;
import dev.pollen.sandbox.Sandbox;
import dev.pollen.sandbox.SandboxOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One recipe over all locations of an agency, in a whole daemon, against the sandbox. */
class AgencyRunTest {
  private static final int MOST_LOOKS = 600;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Catalog CATALOG = CatalogReader.read(CatalogFiles.shipped()).catalog();

  @TempDir Path folder;
  private Vertx vertx;
  private Sandbox sandbox;
  private Daemon daemon;
  private final Talk talk = new Talk();

  @BeforeEach
  void open() throws Exception {
    vertx = Vertx.vertx();
    SandboxOptions options =
        SandboxOptions.defaults()
            .withPort(0)
            .withContacts(3)
            .withRatePerSecond(0)
            .withWriteLag(Duration.ZERO)
            .withLimits(RateLimits.generous());
    sandbox = value(Sandbox.create(vertx, options).start());
    write(
        "pollen.yaml",
        "http: {host: 127.0.0.1, port: 0}\npolling: {min: 100ms, max: 1m, default: 200ms}\n");
    write(
        "connections.yaml",
        """
        acme:
          system: highlevel
          base_url: %s
          company: %s
          app: %s
          auth:
            oauth:
              client_id: %s
              client_secret: "%s"
              authorize_url: %s/v2/oauth/chooselocation
        """
            .formatted(
                sandbox.baseUrl(),
                sandbox.company(),
                sandbox.app(),
                sandbox.clientId(),
                sandbox.clientSecret(),
                sandbox.baseUrl()));
    write(
        "recipes/greet.yaml",
        """
        name: Greet
        connection: acme
        locations: installed
        trigger: { type: highlevel.contact.search, every: 200ms }
        steps:
          - action: highlevel.contact_tag.add
            with: { contactId: "${{ record.id }}", tags: [greeted] }
        """);
  }

  @AfterEach
  void close() throws Exception {
    value(daemon.stop(Duration.ofSeconds(5)));
    value(sandbox.close());
    value(vertx.close());
  }

  private void start() throws Exception {
    PollenConfig config =
        ConfigReader.read(folder.resolve("pollen.yaml"), Map.of()).value().orElseThrow();
    daemon =
        value(
            Daemon.start(
                new DaemonSetup(
                    config,
                    CATALOG,
                    ConnectionsReader.read(config.connections(), CATALOG, Map.of(), name -> true)
                        .value()
                        .orElseThrow(),
                    "test")));
  }

  private void write(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static <T> T value(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  private static void until(String what, Callable<Boolean> holds) throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    for (int looks = 0; looks < MOST_LOOKS; looks++) {
      if (holds.call()) {
        return;
      }
      never.await(100, TimeUnit.MILLISECONDS);
    }
    throw new AssertionError("never: " + what);
  }

  private HttpResponse<String> ask(String method, String address, String body) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(address))
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private String contact(String location) throws Exception {
    String address = sandbox.baseUrl() + "/_sandbox/contacts?location=" + location;
    return json(ask("POST", address, "").body()).at("/contact/id").asText();
  }

  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text);
  }

  private void put(String location, String body) throws Exception {
    ask("PUT", sandbox.baseUrl() + "/_sandbox/locations/" + location, body);
  }

  private boolean done(String location, String record) throws Exception {
    RunQuery query =
        new RunQuery(
            Optional.of("greet@" + location), Optional.of(RunState.DONE), Optional.of(record), 5);
    List<RunRecord> runs = value(daemon.engine().runs(query));
    return runs.size() == 1;
  }

  private boolean joined(String location) throws Exception {
    return value(daemon.engine().status()).recipes().stream()
        .anyMatch(one -> one.id().equals("greet@" + location) && one.state().equals("live"));
  }

  private long minted() throws Exception {
    return json(ask("GET", sandbox.baseUrl() + "/_sandbox/oauth", "").body())
        .path("minted")
        .asLong();
  }

  private void begin() throws Exception {
    start();
    talk.to(daemon.address(), Files.readString(folder.resolve("data/pollen.token")).strip());
  }

  private void signIn() throws Exception {
    JsonNode errand = json(talk.post("/api/connections/acme/connect", "{}"));
    URI agreed = URI.create(errand.path("address").asText() + "&choose=" + sandbox.company());
    talk.sent(HttpRequest.newBuilder(agreed));
  }

  private String state(String connection) throws Exception {
    return json(talk.get("/api/connections/" + connection)).path("state").asText();
  }

  @Test
  void eachLocationRunsByItselfComesGoesAndKeepsItsTokenOverARestart() throws Exception {
    String first = sandbox.location();
    List<String> others =
        sandbox.locations().stream().filter(id -> !id.equals(first)).sorted().toList();
    String second = others.get(0);
    String third = others.get(1);
    put(third, "{\"installed\":false}");
    begin();
    signIn();
    until("two join", () -> joined(first) && joined(second));
    assertFalse(joined(third), "the third has no app");

    String one = contact(first);
    String two = contact(second);
    String early = contact(third);
    until("each runs", () -> done(first, one) && done(second, two));
    assertEquals(2, minted());

    put(third, "{\"installed\":true}");
    until("the third joins", () -> joined(third));
    String three = contact(third);
    until("the third runs", () -> done(third, three));
    assertFalse(done(third, early), "it joins from now on");

    put(second, "{\"active\":false}");
    until("the second pauses", () -> state("acme@" + second).equals("inactive"));
    assertEquals("ready", state("acme@" + first));
    String meanwhile = contact(second);
    String still = contact(first);
    until("the first goes on", () -> done(first, still));
    put(second, "{\"active\":true}");
    until("the second goes on", () -> done(second, meanwhile));

    long before = minted();
    value(daemon.stop(Duration.ofSeconds(5)));
    String away = contact(first);
    begin();
    until("the restart keeps each start", () -> done(first, away));
    String fresh = contact(third);
    until("the third goes on", () -> done(third, fresh));
    assertEquals(before, minted(), "a restart asks for no token");

    put(first, "{\"installed\":false}");
    until(
        "the first leaves",
        () -> daemon.engine().recipes().stream().noneMatch(it -> it.id().equals("greet@" + first)));
    assertEquals("ready", state("acme@" + third));
  }
}
