package dev.pollen.daemon;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A house through which two people went, and came to everything that a run can come to. */
abstract class ForgetHouse extends CanaryHouse {
  static final String ADA = "ada.canary@example.com";
  static final String BOB = "bob.other@example.com";
  static final String ADAS = "&record=rec-ada-0001";
  static final String BOBS = "&record=rec-bob-0002";

  /** Where each recipe's run of a record ends up. */
  static final Map<String, String> ENDS =
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

  final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  People people;
  Daemon daemon;

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
    for (int polls = 0; polls < 12; polls++) {
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

  void recipe(String name, String fire, String step) throws Exception {
    write("recipes/" + name + ".yaml", text(name, fire, step));
  }

  String text(String name, String fire, String step) {
    return """
    name: %s
    connection: shop
    trigger: { type: http.poll, every: 1m, fire: %s, start_from: beginning, with: { url: /people, records: "", identity: ["/id"] } }
    steps: [ %s ]
    """
        .formatted(name, fire, step)
        .replace("url: /", "url: " + people.address() + "/");
  }

  void begin() throws Exception {
    daemon = value(Daemon.start(setup(Map.of())));
    talk.to(daemon.address(), Files.readString(folder.resolve("data/pollen.token")).strip());
  }

  void stop() throws Exception {
    if (daemon != null) {
      value(daemon.stop(Duration.ofSeconds(5)));
    }
    daemon = null;
  }

  /** The hunt finds them where they are, so that finding nothing means something. */
  void assertFound() throws Exception {
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

  String command(String... words) {
    return Talk.command(folder, Map.of(), words);
  }

  static List<String> texts(JsonNode places) {
    return places.findValuesAsText("where");
  }

  JsonNode run(String recipe, String state, String whose) throws Exception {
    String path = "/api/runs?recipe=%s&state=%s%s".formatted(recipe, state, whose);
    return JSON.readTree(talk.get(path)).path(0);
  }

  void await(String recipe, String state, String whose) {
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
}
