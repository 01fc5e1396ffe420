package dev.pollen.daemon;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A careless system: it refuses everything, and repeats in its refusal all that it was given. */
final class EchoServer {
  private final AtomicInteger heard = new AtomicInteger();
  private final List<String> heardElsewhere = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  private EchoServer(Vertx vertx) {
    this.server = vertx.createHttpServer().requestHandler(this::refuse);
  }

  static EchoServer start(Vertx vertx) {
    EchoServer echo = new EchoServer(vertx);
    echo.server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    return echo;
  }

  String address() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  int heard() {
    return heard.get();
  }

  /** Credentials that came by another name than the one that connections have. */
  List<String> heardElsewhere() {
    return heardElsewhere;
  }

  /** Somewhere else: {@code /moved} repeats what it was given in the new address. */
  private boolean redirects(HttpServerRequest request) {
    String there = "http://localhost:" + server.actualPort() + "/elsewhere";
    String query = request.query() == null ? "" : "?" + request.query();
    Map<String, String> targets = Map.of("/moved", there + query, "/away", there);
    String target = targets.get(request.path());
    if (target != null) {
      request
          .response()
          .setStatusCode(302)
          .putHeader("Location", target)
          .end()
          .onFailure(gone -> {});
    }
    return target != null;
  }

  private void refuse(HttpServerRequest request) {
    heard.incrementAndGet();
    if (redirects(request)) {
      return;
    }
    if (request.path() != null && request.path().equals("/elsewhere")) {
      request.headers().names().stream()
          .filter(name -> name.toLowerCase(Locale.ROOT).matches("x-.*|authorization|cookie"))
          .forEach(heardElsewhere::add);
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    StringBuilder said = new StringBuilder("not with ");
    request
        .headers()
        .forEach(
            (name, value) -> {
              String secret = value.startsWith("Bearer ") ? value.substring(7) : value;
              said.append(name).append(' ').append(secret).append(' ');
              body.put(name, value);
              body.put(name + "-escaped", URLEncoder.encode(secret, StandardCharsets.UTF_8));
              body.put(name + "-basic", base64("somebody:" + secret));
              body.put(name + "-base64", base64(secret));
            });
    body.put("message", said.toString());
    request
        .response()
        .setStatusCode(422)
        .putHeader("Content-Type", "application/json")
        .putHeader("X-Echo", said.toString())
        .end(body.toString())
        .onFailure(gone -> {});
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
