package dev.pollen.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.daemon.config.ConfigReader;
import dev.pollen.daemon.config.ConnectionsReader;
import dev.pollen.daemon.config.PollenConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two people go through everything that a run can come to; then one of them is forgotten, and
 * looked for in every file, endpoint and output.
 */
class ForgetTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ADA = "ada.canary@example.com";
  private static final String BOB = "bob.other@example.com";
  private static final String ADAS = "&record=rec-ada-0001";
  private static final String BOBS = "&record=rec-bob-0002";
  private static final int MOST_LOOKS = 100;

  /** Where each recipe's run of a record ends up. */
  private static final Map<String, String> ENDS =
      new TreeMap<>(
          Map.of(
              "done", "done",
              "lines", "done",
              "table", "done",
              "page", "done",
              "failed", "failed",
              "doubt", "in_doubt",
              "waits", "waiting",
              "often", "parked"));

  @TempDir private Path folder;
  private final CanaryHunt hunt = new CanaryHunt();
  private final Talk talk = new Talk();
  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private People people;
  private Daemon daemon;

  @BeforeEach
  void live() throws Exception {
    LogSetup.quiet();
    people = People.start(vertx);
    write("pollen.yaml", "http: { host: 127.0.0.1, port: 0 }\n");
    write("connections.yaml", "shop: { system: http, base_url: %s }\n".formatted(people.address()));
    recipe(
        "done",
        "new",
        "{ action: http.request, with: { method: POST, url: /taken, body: \"${{ record }}\" } }");
    recipe(
        "lines",
        "new",
        "{ action: file.append, with: { path: out/people.jsonl, fields: { who: \"${{ record.name }}\" } } }");
    recipe(
        "table",
        "new",
        "{ action: file.append, with: { path: out/people.csv, format: csv, fields: { who: \"${{ record.name }}\", at: \"${{ record.phone }}\" } } }");
    recipe(
        "page",
        "new",
        "{ action: file.replace, with: { path: \"out/${{ record.id }}.json\", content: \"${{ record }}\" } }");
    recipe(
        "failed",
        "new",
        "{ action: http.request, with: { method: POST, url: /refused, body: \"${{ record }}\" } }");
    recipe(
        "doubt",
        "new",
        "{ action: http.request, with: { method: POST, url: /cut, body: { to: \"${{ record.phone }}\" } } }");
    recipe("waits", "new", "{ wait: 3h }");
    recipe("often", "new_or_changed", "{ set: { seen: \"${{ record.name }}\" } }");
    write(
        "recipes/flood.yaml",
        text("flood", "changed", "{ stop: never }")
            .replace("every: 1m", "every: 1m, flood_limit: 1")
            .replace("start_from: beginning, ", ""));
    begin();
    for (int polls = 0; polls < 7; polls++) {
      people.change();
      talk.post("/api/recipes/often/poll", "{}");
    }
    ENDS.forEach((recipe, state) -> await(recipe, state, ADAS));
    ENDS.forEach((recipe, state) -> await(recipe, state, BOBS));
    hunt.forAny(ADA, "Ada Lovelace-Canary", "+1 555 0100 77", "rec-ada-0001");
  }

  @AfterEach
  void end() throws Exception {
    stop();
    value(vertx.close());
  }

  private void recipe(String name, String fire, String step) throws Exception {
    write("recipes/" + name + ".yaml", text(name, fire, step));
  }

  private String text(String name, String fire, String step) {
    return """
    name: %s
    connection: shop
    trigger: { type: http.poll, every: 1m, fire: %s, start_from: beginning, with: { url: /people, records: "", identity: ["/id"] } }
    steps: [ %s ]
    """
        .formatted(name, fire, step)
        .replace("url: /", "url: " + people.address() + "/");
  }

  private void begin() throws Exception {
    daemon = value(Daemon.start(setup()));
    talk.to(daemon.address(), Files.readString(folder.resolve("data/pollen.token")).strip());
  }

  private void stop() throws Exception {
    if (daemon != null) {
      value(daemon.stop(Duration.ofSeconds(5)));
    }
    daemon = null;
  }

  private DaemonSetup setup() {
    PollenConfig config =
        ConfigReader.read(folder.resolve("pollen.yaml"), Map.of()).value().orElseThrow();
    Catalog catalog = CatalogReader.read(CatalogFiles.shipped()).catalog();
    return new DaemonSetup(
        config,
        catalog,
        ConnectionsReader.read(config.connections(), catalog, Map.of(), name -> true)
            .value()
            .orElseThrow(),
        "test");
  }

  @Test
  void nothingOfAForgottenPersonIsFoundAnywhere() throws Exception {
    assertFound();
    JsonNode report = JSON.readTree(command("forget", ADA, "--yes", "--json"));
    assertEquals(List.of(), texts(report.path("left")), report::toPrettyString);
    assertEquals("[\"rec-ada-0001\"]", report.path("known_as").toString());
    look();
    assertEquals(List.of(), hunt.found(), hunt::places);
    othersAreThere();
    nothingFiresAgain();
    stop();
    hunt.files(folder);
    assertEquals(List.of(), hunt.found(), hunt::places);
  }

  @Test
  void theStoreAloneForgetsAsMuch() throws Exception {
    stop();
    JsonNode report = JSON.readTree(command("forget", ADA, "rec-ada-0001", "--yes", "--json"));
    assertEquals("[]", report.path("known_as").toString());
    hunt.files(folder);
    assertEquals(List.of(), hunt.found(), hunt::places);
    begin();
    look();
    assertEquals(List.of(), hunt.found(), hunt::places);
    othersAreThere();
    nothingFiresAgain();
  }

  @Test
  void aDryRunChangesNothingAndTellsWhatPollenCannotReach() throws Exception {
    Path backup = folder.resolve("away.zip");
    command("backup", backup.toString());
    write("recipes/odd.yaml", "# for %s\n".formatted(ADA) + text("odd", "new", "{ stop: now }"));
    JsonNode report = JSON.readTree(command("forget", ADA, "--dry-run", "--json"));
    assertTrue(report.path("runs").asInt() >= ENDS.size(), report::toPrettyString);
    assertTrue(report.path("given_up").size() >= 4, report::toPrettyString);
    List<String> elsewhere = texts(report.path("elsewhere"));
    for (String place :
        List.of(backup.toString(), folder.resolve("recipes/odd.yaml").toString(), "http.request")) {
      assertTrue(elsewhere.contains(place), () -> place + " is not in " + elsewhere);
    }
    assertFound();
  }

  @Test
  void explainAndTheRunsSayWhenSomebodyWasForgotten() throws Exception {
    JsonNode report = JSON.readTree(command("forget", ADA, "--yes", "--json"));
    String day = report.path("at").asText().substring(0, 10);
    String told = talk.get("/api/explain?recipe=failed&record=rec-ada-0001");
    assertTrue(told.contains("was forgotten at " + day), told);
    assertTrue(told.contains("is dropped: forgotten at " + day), told);
    JsonNode run = run("failed", "dropped", "");
    assertTrue(run.path("why").asText().startsWith("forgotten at " + day), run::toString);
    String retried = talk.post("/api/runs/%s/retry".formatted(run.path("id").asText()), "{}");
    assertTrue(retried.contains("what it carried is erased"), retried);
  }

  @Test
  void withoutYesNothingHappens() throws Exception {
    String said = command("forget", ADA);
    assertTrue(said.contains("are given up") && said.contains("Add --yes"), said);
    assertTrue(command("forget", " ").contains("name whom to forget"));
    assertFound();
  }

  /** The hunt finds them where they are, so that finding nothing means something. */
  private void assertFound() throws Exception {
    CanaryHunt before = new CanaryHunt();
    before.forAny(ADA);
    before.files(folder);
    for (String name : ENDS.keySet()) {
      String id = run(name, ENDS.get(name), ADAS).path("id").asText();
      before.look("the run of " + name, talk.get("/api/runs/" + id));
    }
    for (String place : List.of("the file data/pollen.db", "the run of done", "the run of waits")) {
      assertTrue(before.found().stream().anyMatch(at -> at.startsWith(place)), before::places);
    }
    assertTrue(Files.readString(folder.resolve("out/people.csv")).contains("Ada Lovelace-Canary"));
  }

  private void look() throws Exception {
    for (String path :
        List.of("/health/ready", "/metrics", "/api/status", "/api/feeds", "/api/runs?limit=1000")) {
      hunt.look("GET " + path, talk.get(path));
    }
    for (JsonNode run : JSON.readTree(command("runs", "--json", "--limit", "1000"))) {
      String id = run.path("id").asText();
      hunt.look("GET /api/runs/ID", talk.get("/api/runs/" + id));
      hunt.look("pollen runs show", command("runs", "show", id));
    }
    hunt.look("pollen runs", command("runs"));
    hunt.files(folder);
  }

  private void othersAreThere() throws Exception {
    assertEquals("{\"who\":\"Bob Babbage-Other\"}", squeezed("out/people.jsonl"));
    assertEquals("who,at\nBob Babbage-Other,+1 555 0199 88", squeezed("out/people.csv"));
    assertEquals("", Files.readString(folder.resolve("out/rec-ada-0001.json")));
    assertTrue(Files.readString(folder.resolve("out/rec-bob-0002.json")).contains(BOB));
    String bob = talk.get("/api/runs?recipe=failed&record=rec-bob-0002");
    assertTrue(bob.contains("\"failed\""), bob);
    assertEquals("held", flood().path("state").asText());
  }

  private JsonNode flood() throws Exception {
    for (JsonNode recipe : JSON.readTree(talk.get("/api/recipes"))) {
      if (recipe.path("id").asText().equals("flood")) {
        return recipe;
      }
    }
    throw new AssertionError("no recipe 'flood'");
  }

  /**
   * As a reader sees it that skips empty lines, of which there are as many as there were letters.
   */
  private String squeezed(String file) throws Exception {
    String text = Files.readString(folder.resolve(file));
    assertTrue(text.contains("\n\n") || text.startsWith("\n"), text);
    return text.strip().replaceAll("\n{2,}", "\n");
  }

  /** The same version polled again is known, and what was held of hers never runs. */
  private void nothingFiresAgain() throws Exception {
    long before = forgottenRuns();
    talk.post("/api/recipes/often/poll", "{}");
    talk.post("/api/recipes/flood/release", "{}");
    await("flood", "stopped", BOBS);
    assertEquals(before, forgottenRuns());
    String runs = talk.get("/api/runs?limit=1000");
    assertTrue(runs.contains("rec-bob-0002"), runs);
    hunt.look("runs after another poll", runs);
    assertEquals(List.of(), hunt.found(), hunt::places);
  }

  private long forgottenRuns() throws Exception {
    return JSON.readTree(talk.get("/api/runs?limit=1000")).findValuesAsText("record").stream()
        .filter(record -> record.startsWith("forgotten:"))
        .count();
  }

  private String command(String... words) {
    return Talk.command(folder, Map.of(), words);
  }

  private static List<String> texts(JsonNode places) {
    return places.findValuesAsText("where");
  }

  private JsonNode run(String recipe, String state, String whose) throws Exception {
    String path = "/api/runs?recipe=%s&state=%s%s".formatted(recipe, state, whose);
    return JSON.readTree(talk.get(path)).path(0);
  }

  private void await(String recipe, String state, String whose) {
    CountDownLatch never = new CountDownLatch(1);
    try {
      for (int looks = 0; looks < MOST_LOOKS; looks++) {
        if (!run(recipe, state, whose).isMissingNode()) {
          return;
        }
        never.await(100, TimeUnit.MILLISECONDS);
      }
      throw new AssertionError(
          "no %s run of %s: %s"
              .formatted(
                  state, recipe + whose, talk.get("/api/status") + talk.get("/api/problems")));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void write(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static <T> T value(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }
}
