package dev.pollen.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pollen.bench.LoadServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged daemon is killed in the middle of its work and started again on the same store. */
class KillIT {
  private static final int FEEDS = 40;
  private static final int PERIOD_MILLIS = 500;
  private static final int PATIENCE_SECONDS = 60;

  @TempDir Path folder;
  private Vertx vertx;
  private LoadServer load;
  private int port;

  @BeforeEach
  void startTheOtherSide() throws Exception {
    vertx = Vertx.vertx();
    load = new LoadServer(vertx, PERIOD_MILLIS);
    port = load.start(0).toCompletionStage().toCompletableFuture().get();
  }

  @AfterEach
  void stopTheOtherSide() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get();
  }

  @Test
  void anIdempotentActionLosesNoRecordOverKills() throws Exception {
    configure("idempotent");
    killTwiceWhileItWorks();
    try (Program program = Program.start(folder, "run")) {
      load.freeze();
      assertTrue(within(() -> load.missing().isEmpty()), () -> "lost: " + load.missing());
      assertTrue(program.terminate(30), "did not stop on SIGTERM");
    }
  }

  @Test
  void anUnrepeatableActionIsNeverDoneTwiceAndEveryDoubtIsParked() throws Exception {
    configure("unrepeatable");
    killTwiceWhileItWorks();
    try (Program program = Program.start(folder, "run")) {
      load.freeze();
      assertTrue(
          within(() -> load.missing().equals(inDoubtNotArrived())), "missing but not parked");
      assertTrue(load.arrived().values().stream().allMatch(count -> count == 1), "done twice");
      assertTrue(program.terminate(30), "did not stop on SIGTERM");
    }
  }

  private void killTwiceWhileItWorks() throws Exception {
    for (int kills = 0; kills < 2; kills++) {
      int before = load.arrived().size();
      try (Program program = Program.start(folder, "run")) {
        assertTrue(within(() -> load.arrived().size() >= before + 100), () -> stuck(program));
        program.kill();
      }
    }
  }

  private static String stuck(Program program) {
    try {
      return "nothing arrives; the daemon said: " + program.err() + program.out();
    } catch (IOException e) {
      return e.toString();
    }
  }

  private Set<String> inDoubtNotArrived() {
    try {
      Program asked =
          Program.finished(folder, 30, "runs", "--state", "in_doubt", "--limit", "10000", "--json");
      assertEquals(0, asked.code(), asked.err());
      Set<String> keys = new TreeSet<>();
      for (JsonNode run : new ObjectMapper().readTree(asked.out())) {
        keys.add(run.path("record").asText());
      }
      keys.removeAll(load.arrived().keySet());
      return keys;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean within(BooleanSupplier condition) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    for (int tries = 0; tries < PATIENCE_SECONDS * 5; tries++) {
      if (condition.getAsBoolean()) {
        return true;
      }
      if (never.await(200, TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return false;
  }

  private void configure(String effect) throws IOException {
    Files.createDirectories(folder.resolve("recipes"));
    Files.writeString(folder.resolve("connections.yaml"), "{}\n");
    Files.writeString(
        folder.resolve("pollen.yaml"),
        """
        recipes: recipes
        connections: connections.yaml
        store: sqlite:data/pollen.db
        http: {host: 127.0.0.1, port: 0}
        polling: {min: 100ms, max: 15m, default: 5m}
        """);
    for (int feed = 0; feed < FEEDS; feed++) {
      Files.writeString(folder.resolve("recipes/feed" + feed + ".yaml"), recipe(feed, effect));
    }
  }

  private String recipe(int feed, String effect) {
    return """
    name: Feed %1$d
    trigger:
      type: http.poll
      every: 300ms
      with: { url: "http://127.0.0.1:%2$d/feed/%1$d", records: "", identity: /id, created: /created }
    steps:
      - action: http.request
        with:
          url: "http://127.0.0.1:%2$d/sink"
          method: POST
          effect: %3$s
          body: { id: "${{ record.id }}", email: "${{ record.email }}" }
    """
        .formatted(feed, port, effect);
  }
}
