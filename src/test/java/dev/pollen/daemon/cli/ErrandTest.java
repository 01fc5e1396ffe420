package dev.pollen.daemon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands whose answer takes the daemon longer than a connection lives. */
class ErrandTest {
  private static final int UNFINISHED = 5;

  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile Consumer<HttpServerRequest> answers = this::answer;

  @TempDir private Path folder;

  /** What answers is no daemon of ours, but says what one would. */
  @BeforeEach
  void open() throws Exception {
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(request -> answers.accept(request))
            .listen(0, "127.0.0.1")
            .await();
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

  private Typed called(int status, String body) throws Exception {
    answers =
        request -> {
          boolean first = request.path().equals("/api/call");
          request
              .response()
              .setStatusCode(first && status != 400 ? 202 : status)
              .end(first && status != 400 ? "{\"errand\": \"/errand\"}" : body);
        };
    Files.writeString(
        folder.resolve("connections.yaml"), "acme: {system: highlevel, location: loc}\n");
    return Typed.in(
        folder,
        "call",
        "highlevel.contact.create",
        "--connection",
        "acme",
        "--with",
        "email=a@example.com",
        "--json");
  }

  @Test
  void aCallIsAskedForUntilItIsDone() throws Exception {
    Typed typed = called(200, "{\"ok\": true}");
    assertEquals(0, typed.code(), typed.err());
    assertTrue(typed.err().contains("still calling highlevel.contact.create"), typed.err());
  }

  @Test
  void aCallWhoseEndIsNotHeardMayBeDone() throws Exception {
    Typed typed = called(404, "{\"error\": {\"message\": \"no errand\"}}");
    assertEquals(Exit.FAILED, typed.code(), typed.err());
    assertTrue(typed.out().contains("\"happened\" : \"perhaps\""), typed.out());
    assertTrue(typed.out().contains("look before you repeat it"), typed.out());
  }

  @Test
  void aCallThatTheDaemonBreaksOffMayBeDone() throws Exception {
    Typed typed = called(503, "no JSON");
    assertEquals(Exit.FAILED, typed.code(), typed.err());
    assertTrue(typed.out().contains("look before you repeat it"), typed.out());
  }

  @Test
  void aCallThatTheDaemonDoesNotTakeIsWrong() throws Exception {
    Typed typed = called(400, "{\"error\": {\"message\": \"no such thing\"}}");
    assertTrue(typed.out().contains("\"kind\" : \"invalid\""), typed.out());
  }
}
