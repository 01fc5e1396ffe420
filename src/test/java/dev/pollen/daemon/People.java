package dev.pollen.daemon;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A system that lists two people, changed each time that it is told to, and takes what is sent to
 * it: kindly, not at all, or without a word.
 */
final class People {
  private final AtomicInteger version = new AtomicInteger();
  private final HttpServer server;

  private People(Vertx vertx) {
    this.server = vertx.createHttpServer().requestHandler(this::answer);
  }

  static People start(Vertx vertx) {
    People people = new People(vertx);
    people.server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    return people;
  }

  String address() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  /** Both are other versions from now on. */
  void change() {
    version.incrementAndGet();
  }

  private void answer(HttpServerRequest request) {
    switch (request.path()) {
      case "/people" -> json(request, 200, list());
      case "/taken" -> request.body().onSuccess(body -> json(request, 200, body.toString()));
      case "/refused" -> request.body().onSuccess(body -> json(request, 422, body.toString()));
      case "/cut" -> request.body().onSuccess(body -> request.connection().close());
      default -> json(request, 404, "{}");
    }
  }

  private String list() {
    return """
    [ {"id": "rec-ada-0001", "name": "Ada Lovelace-Canary", "email": "ada.canary@example.com",
       "phone": "+1 555 0100 77", "version": %1$d},
      {"id": "rec-bob-0002", "name": "Bob Babbage-Other", "email": "bob.other@example.com",
       "phone": "+1 555 0199 88", "version": %1$d} ]
    """
        .formatted(version.get());
  }

  private static void json(HttpServerRequest request, int status, String body) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(body)
        .onFailure(gone -> {});
  }
}
