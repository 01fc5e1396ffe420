package dev.pollen.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pollen.bench.LoadServer;
import dev.pollen.engine.kit.PostgresServer;
import io.vertx.core.Vertx;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged daemon with its journal in a PostgreSQL database: killed, restarted, cut off. */
class PostgresDaemonIT {
  private static final int FEEDS = 8;
  private static final int PERIOD_MILLIS = 200;
  private static final int PATIENCE_SECONDS = 90;

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private Vertx vertx;
  private LoadServer load;

  @BeforeEach
  void startTheOtherSide() {
    vertx = Vertx.vertx();
    load = new LoadServer(vertx, PERIOD_MILLIS);
  }

  @AfterEach
  void stopTheOtherSide() {
    vertx.close().await();
  }

  @Test
  void aKilledDaemonGoesOnWhereItStood() throws Exception {
    configure(PostgresServer.freshUrl());
    for (int kills = 0; kills < 2; kills++) {
      int before = load.arrived().size();
      try (Program program = Program.start(folder, "run")) {
        within(() -> load.arrived().size() >= before + 30, program, "nothing arrives");
        program.kill();
      }
    }
    try (Program program = Program.start(folder, "run")) {
      load.freeze();
      within(() -> load.missing().isEmpty(), program, "records are lost");
      within(() -> health().contains("\"ready\""), program, "it is not ready");
      assertTrue(program.terminate(30), "did not stop on SIGTERM");
    }
    assertEquals(load.arrived().size(), runs("done"));
    assertEquals(0, runs("in_doubt"));
  }

  @Test
  void aServerThatGoesAwayIsNamedAndItsReturnIsEnough() throws Exception {
    Path data = folder.resolve("pg");
    EmbeddedPostgres server = PostgresServer.on(data, 0);
    int port = server.getPort();
    configure(PostgresServer.address(server));
    try (Program program = Program.start(folder, "run")) {
      within(() -> load.arrived().size() >= 30, program, "nothing arrives");
      server.close();
      within(() -> health().contains("127.0.0.1:" + port), program, "nobody is told");
      int before = load.arrived().size();
      try (EmbeddedPostgres again = PostgresServer.on(data, port)) {
        within(() -> load.arrived().size() >= before + 30, program, "it does not go on");
        load.freeze();
        within(() -> load.missing().isEmpty(), program, "records are lost");
        within(() -> health().contains("\"ready\""), program, "it is not ready");
        assertEquals(port, again.getPort());
        assertTrue(program.terminate(30), "did not stop on SIGTERM");
      }
    }
  }

  private void configure(String store) throws IOException {
    int port = load.start(0).await();
    Files.createDirectories(folder.resolve("recipes"));
    Files.writeString(folder.resolve("connections.yaml"), "{}\n");
    Files.writeString(
        folder.resolve("pollen.yaml"),
        """
        store: "%s"
        http: { host: 127.0.0.1, port: 0 }
        polling: { min: 100ms, max: 15m, default: 5m }
        """
            .formatted(store));
    for (int feed = 0; feed < FEEDS; feed++) {
      Files.writeString(folder.resolve("recipes/feed" + feed + ".yaml"), recipe(feed, port));
    }
  }

  private static String recipe(int feed, int port) {
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
          effect: idempotent
          body: { id: "${{ record.id }}" }
    """
        .formatted(feed, port);
  }

  /** What the running daemon says of itself; nothing while it cannot be asked. */
  private String health() {
    Optional<DaemonFile> daemon =
        DaemonFile.read(DaemonFile.beside(folder.resolve("data/pollen.db")));
    try {
      return daemon.isEmpty() ? "" : asked(daemon.get().address() + "/health/ready");
    } catch (IOException e) {
      return ""; // not up yet, or the file of one that was killed
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String asked(String address) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
    HttpResponse<String> reply = http.send(request, BodyHandlers.ofString());
    return reply.body();
  }

  private int runs(String state) throws Exception {
    try (Program asked =
        Program.finished(folder, 60, "runs", "--state", state, "--limit", "10000", "--json")) {
      assertEquals(0, asked.code(), asked.err());
      return new ObjectMapper().readTree(asked.out()).size();
    }
  }

  private void within(BooleanSupplier condition, Program program, String otherwise)
      throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    for (int tries = 0; tries < PATIENCE_SECONDS * 5; tries++) {
      if (condition.getAsBoolean()) {
        return;
      }
      never.await(200, TimeUnit.MILLISECONDS);
    }
    throw new AssertionError(
        "%s; health: %s%nthe daemon said: %s".formatted(otherwise, health(), program.err()));
  }
}
