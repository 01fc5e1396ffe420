package dev.pollen.daemon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands whose answer takes the daemon longer than a connection lives. */
class ErrandTest {
  private static final int UNFINISHED = 5;

  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger asked = new AtomicInteger();

  @TempDir private Path folder;

  /** What answers is no daemon of ours, but says what one would. */
  @BeforeEach
  void open() throws Exception {
    HttpServer server =
        vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1").await();
    Files.writeString(folder.resolve("pollen.yaml"), "store: sqlite:pollen.db\n");
    Files.writeString(
        folder.resolve("pollen.daemon.json"),
        "{\"address\": \"http://127.0.0.1:%d\", \"token\": \"t\", \"pid\": %d}"
            .formatted(server.actualPort(), ProcessHandle.current().pid()));
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  private void answer(HttpServerRequest request) {
    boolean first = request.path().equals("/api/store/backup");
    assertEquals(first ? "respond-async" : null, request.getHeader("Prefer"));
    boolean over = asked.getAndIncrement() == UNFINISHED;
    String body = over ? "{\"rows\": 3, \"files\": 1, \"bytes\": 9}" : "{\"errand\": \"/errand\"}";
    request
        .response()
        .setStatusCode(over ? 200 : 202)
        .end(body)
        .onFailure(gone -> request.connection().close());
  }

  @Test
  void theCommandAsksUntilItIsDoneAndSaysWhatGoesOn() {
    Typed typed = Typed.in(folder, "backup", "copy.zip");
    assertEquals(0, typed.code(), typed.err());
    assertTrue(typed.out().contains("3 rows and 1 file, 9 bytes"), typed.out());
    assertEquals(UNFINISHED + 1, asked.get());
    assertEquals(3, typed.err().lines().filter(line -> line.startsWith("still writing")).count());
  }
}
