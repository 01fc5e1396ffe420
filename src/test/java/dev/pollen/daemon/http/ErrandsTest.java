package dev.pollen.daemon.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers that are not there before a connection would be closed. */
class ErrandsTest {
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Promise<JsonNode> work = Promise.promise();
  private final AtomicReference<Future<JsonNode>> asked = new AtomicReference<>(work.future());
  private final HttpServer server = listening();

  private HttpServer listening() {
    Errands errands = new Errands(vertx, Duration.ofMillis(20));
    Router router = Router.router(vertx);
    errands.add(router);
    router.post("/work").handler(request -> errands.answer(request, asked.get()));
    router.route().failureHandler(request -> Reply.fault(request, request.failure()));
    return vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").await();
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:%d%s".formatted(server.actualPort(), path));
  }

  private HttpResponse<String> sent(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder asking() {
    return HttpRequest.newBuilder(at("/work"))
        .header("Prefer", "respond-async")
        .POST(HttpRequest.BodyPublishers.noBody());
  }

  private HttpRequest.Builder goingOn(HttpResponse<String> first) throws Exception {
    assertEquals(202, first.statusCode());
    String path = new ObjectMapper().readTree(first.body()).path("errand").asText();
    return HttpRequest.newBuilder(at(path));
  }

  private static JsonNode done() {
    return JsonNodeFactory.instance.objectNode().put("done", 1);
  }

  @Test
  void whatTakesLongIsAskedForUntilItIsThere() throws Exception {
    HttpRequest.Builder again = goingOn(sent(asking()));
    assertEquals(202, sent(again).statusCode());
    work.complete(done());
    assertEquals("{\"done\":1}", sent(again).body());
    assertEquals(200, sent(again).statusCode());
  }

  @Test
  void whatFailsIsToldInItsOwnWords() throws Exception {
    HttpRequest.Builder again = goingOn(sent(asking()));
    work.fail(new IllegalArgumentException("not this one"));
    HttpResponse<String> reply = sent(again);
    assertEquals(400, reply.statusCode());
    assertTrue(reply.body().contains("not this one"));
  }

  @Test
  void whatWasAnsweredAtOnceTakesNoPlaceOfWhatTakesLong() throws Exception {
    for (int i = 0; i < 80; i++) {
      asked.set(Future.succeededFuture(done()));
      assertEquals(200, sent(asking()).statusCode());
    }
    asked.set(work.future());
    goingOn(sent(asking()));
  }

  @Test
  void whatIsThereIsAnsweredAtOnce() throws Exception {
    work.complete(done());
    assertEquals(200, sent(asking()).statusCode());
  }

  @Test
  void anErrandThatNobodyKnowsIsToldAsThat() throws Exception {
    HttpResponse<String> reply = sent(HttpRequest.newBuilder(at("/api/errands/x")));
    assertEquals(404, reply.statusCode());
    assertTrue(reply.body().contains("no errand x"));
  }
}
