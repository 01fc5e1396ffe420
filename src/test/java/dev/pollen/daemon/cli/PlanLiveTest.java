package dev.pollen.daemon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.daemon.Daemon;
import dev.pollen.daemon.DaemonSetup;
import dev.pollen.daemon.config.ConfigReader;
import dev.pollen.daemon.config.ConnectionsReader;
import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.engine.journal.SqlJournal;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.sandbox.Sandbox;
import dev.pollen.sandbox.SandboxOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plan --live}: polls a sandbox once, and leaves nothing behind. */
class PlanLiveTest {
  private static final String RECIPE =
      """
      connection: acme
      trigger: {type: highlevel.contact.search, START}
      filter: record.firstName != "Nobody"
      steps:
        - {action: highlevel.contact_tag.add, with: {contactId: "${{ record.id }}", tags: [hello]}}
      """;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private Sandbox sandbox;

  @TempDir Path folder;

  @BeforeEach
  void beforeASandbox() throws Exception {
    SandboxOptions options =
        SandboxOptions.defaults().withPort(0).withContacts(7).withRatePerSecond(0);
    sandbox = Sandbox.create(vertx, options);
    sandbox.start().await(20, TimeUnit.SECONDS);
    Typed.in(folder, "init");
    Files.writeString(
        folder.resolve("pollen.yaml"), "http: {port: 0}\nstore: sqlite:data/pollen.db\n");
    Files.writeString(
        folder.resolve("connections.yaml"),
        """
        acme:
          system: highlevel
          base_url: %s
          auth: {token: "${env:TOKEN}"}
          location: %s
        """
            .formatted(sandbox.baseUrl(), sandbox.location()));
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  private Typed live(String... more) {
    String[] words = new String[more.length + 2];
    words[0] = "plan";
    words[1] = "--live";
    System.arraycopy(more, 0, words, 2, more.length);
    return Typed.in(folder, Map.of("TOKEN", sandbox.token()), words);
  }

  private void write(String start) throws IOException {
    Files.writeString(
        folder.resolve("recipes").resolve("hello.yaml"),
        RECIPE.replace(", START", start.isEmpty() ? "" : ", start_from: " + start));
  }

  @Test
  void whatWouldRunAndBeSentIsShownAndNothingIsDone() throws IOException {
    write("beginning");
    Typed typed = live("--json");
    assertEquals(Exit.DONE, typed.code(), typed.err());
    JsonNode told = new ObjectMapper().readTree(typed.out()).at("/recipes/0");
    assertEquals("new", told.path("change").asText());
    assertEquals(7, told.path("would_run").asInt());
    assertEquals(7, told.path("filter_passes").asInt());
    assertEquals(2, told.path("first").size());
    JsonNode sent = told.at("/first/0/would_send/0");
    assertEquals("highlevel.contact_tag.add", sent.path("action").asText());
    assertEquals(told.at("/first/0/key"), sent.at("/with/contactId"));
    assertFalse(sandbox.ledger().path("operations").has("highlevel.contact_tag.add"));
    assertFalse(Files.exists(folder.resolve("data")));
  }

  @Test
  void whereNothingCountsYetOneRecordShowsWhatItWouldBe() throws IOException {
    write("");
    Typed typed = live("--show", "1");
    assertEquals(Exit.DONE, typed.code(), typed.err());
    assertTrue(typed.out().contains("As of this poll: 0 events would run"), typed.out());
    Files.delete(folder.resolve("recipes").resolve("hello.yaml"));
    assertTrue(live().out().contains("0 events would run"));
  }

  @Test
  void aRecipeThatCannotBeTakenUpIsAProblem() throws IOException {
    write("");
    Files.writeString(
        folder.resolve("connections.yaml"),
        Files.readString(folder.resolve("connections.yaml"))
            .replace(sandbox.location(), "Qx7vTn3qZr5wMx9kPj2d"));
    Typed typed = live();
    assertEquals(Exit.PROBLEMS, typed.code(), typed.out());
    assertTrue(typed.out().contains("its poll failed"), typed.out());
  }

  @Test
  void aRecipeForLocationsThatNobodyKnowsIsTold() throws IOException {
    write("");
    Path recipe = folder.resolve("recipes").resolve("hello.yaml");
    Files.writeString(recipe, "locations: installed\n" + Files.readString(recipe));
    Files.writeString(
        folder.resolve("connections.yaml"),
        """
        acme:
          system: highlevel
          base_url: %s
          company: C1
          app: A1
          auth: {oauth: {client_id: c, client_secret: "${env:TOKEN}"}}
        """
            .formatted(sandbox.baseUrl()));
    Typed typed = live();
    assertEquals(Exit.PROBLEMS, typed.code(), typed.err());
    assertTrue(typed.out().contains("hello  refused"), typed.out());
    assertTrue(typed.out().contains("no location is known"), typed.out());
    assertFalse(Files.exists(folder.resolve("data")));
  }

  @Test
  void whatTheNetworksRulesAllowIsAllowedHereToo() throws IOException {
    Path config = folder.resolve("pollen.yaml");
    Files.writeString(config, Files.readString(config) + "network: {plain: [printer.lan]}\n");
    write("");
    Path recipe = folder.resolve("recipes").resolve("hello.yaml");
    Files.writeString(
        recipe,
        Files.readString(recipe)
            + "  - {action: http.request, with: {url: \"http://printer.lan/\"}}\n");
    Typed typed = live();
    assertEquals(Exit.DONE, typed.code(), typed.err());
    assertTrue(typed.out().contains("hello  new"), typed.out());
  }

  @Test
  void theRunningDaemonIsAskedAndItsStoreOnlyLookedAtWhenItIsNot() throws Exception {
    write("");
    Daemon daemon = Waiting.on(Daemon.start(setup()));
    try {
      Waiting.on(daemon.engine().poll("hello"));
      JsonNode told = new ObjectMapper().readTree(live("--json").out());
      assertTrue(told.path("by_daemon").asBoolean(), told::toString);
      assertEquals("unchanged", told.at("/recipes/0/change").asText());
    } finally {
      Waiting.on(daemon.stop(Duration.ofSeconds(5)));
    }
    List<Object> before = kept();
    JsonNode told = new ObjectMapper().readTree(live("--json").out());
    assertFalse(told.path("by_daemon").asBoolean());
    assertEquals("kept", told.at("/recipes/0/change").asText());
    assertEquals(0, told.at("/recipes/0/would_run").asInt());
    assertEquals(before, kept());
  }

  private DaemonSetup setup() {
    PollenConfig config =
        ConfigReader.read(folder.resolve("pollen.yaml"), Map.of()).value().orElseThrow();
    Catalog catalog = CatalogReader.read(CatalogFiles.shipped()).catalog();
    List<ConnectionSettings> connections =
        ConnectionsReader.read(
                config.connections(), catalog, Map.of("TOKEN", sandbox.token()), name -> true)
            .value()
            .orElseThrow();
    return new DaemonSetup(config, catalog, connections, "test");
  }

  /** Feeds and places, as the store has them. */
  private List<Object> kept() {
    PollenConfig config = setup().config();
    SqlJournal journal = SqlJournal.open(config.storeOptions(InstantSource.system()));
    try {
      return List.of(Waiting.on(journal.feeds()), Waiting.on(journal.subscriptions()));
    } finally {
      Waiting.on(journal.close());
    }
  }
}
