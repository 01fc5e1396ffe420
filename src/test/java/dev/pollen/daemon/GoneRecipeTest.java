package dev.pollen.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.daemon.config.ConfigReader;
import dev.pollen.daemon.config.PollenConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a deleted recipe left for a person to decide stays in sight. */
class GoneRecipeTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_LOOKS = 200;

  @TempDir private Path folder;
  private final Talk talk = new Talk();
  private Daemon daemon;

  @Test
  void itsDoubtsAreNamedUntilTheyAreDecided() throws Exception {
    LogSetup.quiet();
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    People people = People.start(vertx);
    Path recipe = folder.resolve("recipes/send.yaml");
    Files.createDirectories(recipe.getParent());
    Files.writeString(folder.resolve("pollen.yaml"), "http: { host: 127.0.0.1, port: 0 }\n");
    Files.writeString(
        recipe,
        """
        name: send
        trigger: { type: manual }
        steps: [ { action: http.request, with: { method: POST, url: "%s/cut" } } ]
        """
            .formatted(people.address()));
    try {
      begin();
      String run = JSON.readTree(talk.post("/api/recipes/send/start", "{}")).path("run").asText();
      seen("/api/runs/" + run, text -> text.contains("\"in_doubt\""));
      Files.delete(recipe);
      String words = "recipe 'send' (its file is gone): 1 run in doubt; see 'pollen runs --recipe";
      seen("/health/ready", text -> text.contains(words));
      value(daemon.stop(Duration.ofSeconds(5)));
      begin();
      String health = seen("/health/ready", text -> text.contains(words));
      assertEquals("ready", JSON.readTree(health).path("status").asText(), health);
      assertEquals("gone", recipe().path("state").asText());
      assertEquals(1, recipe().at("/runs/in_doubt").asInt());
      assertTrue(talk.get("/api/status").contains(words));
      talk.post("/api/runs/" + run + "/resolve", "{\"as\": \"drop\"}");
      seen("/health/ready", text -> !text.contains("send"));
      assertTrue(recipe().isMissingNode());
    } finally {
      value(daemon.stop(Duration.ofSeconds(5)));
      value(vertx.close());
    }
  }

  private void begin() throws Exception {
    PollenConfig config =
        ConfigReader.read(folder.resolve("pollen.yaml"), Map.of()).value().orElseThrow();
    daemon =
        value(
            Daemon.start(
                new DaemonSetup(
                    config,
                    CatalogReader.read(CatalogFiles.shipped()).catalog(),
                    List.of(),
                    "test")));
    talk.to(daemon.address(), Files.readString(folder.resolve("data/pollen.token")).strip());
  }

  private JsonNode recipe() throws Exception {
    return JSON.readTree(talk.get("/api/recipes")).path(0);
  }

  /** The folder and the watchdog are looked at now and then. */
  private String seen(String path, Predicate<String> wanted) throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    String text = "";
    for (int looks = 0; looks < MOST_LOOKS; looks++) {
      text = talk.get(path);
      if (wanted.test(text)) {
        return text;
      }
      never.await(100, TimeUnit.MILLISECONDS);
    }
    throw new AssertionError(path + ": " + text);
  }

  private static <T> T value(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }
}
