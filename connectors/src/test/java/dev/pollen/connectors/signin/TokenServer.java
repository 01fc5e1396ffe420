package dev.pollen.connectors.signin;

import dev.pollen.engine.spi.ConnectionSettings.OAuthApp;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A token endpoint whose refresh tokens serve once, as the vendor's do. Everything happens on its
 * one event loop.
 */
final class TokenServer implements Issuer {
  private final HttpServer server;
  private final AtomicInteger numbers = new AtomicInteger();
  private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
  private volatile String valid = "";
  private volatile String before = "";
  private final AtomicLong refreshed = new AtomicLong();
  private volatile String current = "";
  private volatile Mood mood = Mood.WELL;
  private volatile Runnable held = () -> {};
  private volatile Promise<Void> left = Promise.promise();
  private volatile int expiresIn = 86_399;
  private volatile String location = "loc_1";

  /** How it behaves. */
  enum Mood {
    WELL,
    /** Does its work, and hangs up before it answers. */
    ANSWER_LOST,
    /** Does its work, and answers only once it is told to. */
    ANSWER_HELD,
    INACTIVE,
    BUSY,
    WRONG_CLIENT,
    ELSEWHERE
  }

  private TokenServer(HttpServer server) {
    this.server = server;
  }

  static TokenServer start(Vertx vertx) {
    TokenServer[] made = new TokenServer[1];
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> request.body().onSuccess(body -> made[0].answer(request, body)));
    made[0] = new TokenServer(server);
    server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    return made[0];
  }

  @Override
  public String address() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  @Override
  public OAuthApp app() {
    return new OAuthApp(
        "app", "canary-client", Optional.empty(), Optional.empty(), Optional.empty());
  }

  @Override
  public String code(String redirect) {
    return "code";
  }

  TokenServer mood(Mood now) {
    mood = now;
    return this;
  }

  TokenServer expiresIn(int seconds) {
    expiresIn = seconds;
    return this;
  }

  TokenServer location(String id) {
    location = id;
    return this;
  }

  /** The refresh token that serves now. */
  String valid() {
    return valid;
  }

  /** The refresh token that served last. */
  String before() {
    return before;
  }

  @Override
  public long refreshed() {
    return refreshed.get();
  }

  /** The newest access token. */
  String access() {
    return current;
  }

  List<Map<String, String>> asked() {
    return asked;
  }

  /** When the last one who asked has hung up. */
  Future<Void> left() {
    return left.future();
  }

  private void answer(HttpServerRequest request, Buffer body) {
    Promise<Void> leaving = Promise.promise();
    request.connection().closeHandler(closed -> leaving.complete());
    left = leaving;
    Map<String, String> form = form(body.toString());
    asked.add(form);
    switch (mood) {
      case INACTIVE -> refuse(request, 400, "Location is not active");
      case BUSY -> refuse(request, 503, "try later");
      case WRONG_CLIENT -> refuse(request, 401, "invalid_client");
      case ELSEWHERE ->
          request
              .response()
              .setStatusCode(307)
              .putHeader("Location", address() + "/x")
              .end()
              .onFailure(gone -> {});
      default -> grant(request, form);
    }
  }

  private void grant(HttpServerRequest request, Map<String, String> form) {
    boolean refresh = "refresh_token".equals(form.get("grant_type"));
    if (refresh && !valid.equals(form.get("refresh_token"))) {
      refuse(request, 400, "Invalid grant: refresh token is invalid");
      return;
    }
    int number = numbers.incrementAndGet();
    before = valid;
    valid = "canary-refresh-" + number;
    refreshed.addAndGet(refresh ? 1 : 0);
    current = "canary-access-" + number;
    if (mood == Mood.ANSWER_LOST) {
      request.connection().close().onFailure(gone -> {});
      return;
    }
    String json =
        ("{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d,"
                + "\"refresh_token\":\"%s\",\"scope\":\"contacts.readonly contacts.write\","
                + "\"userType\":\"Location\",\"locationId\":\"%s\",\"companyId\":\"com_1\"}")
            .formatted(current, expiresIn, valid, location);
    if (mood == Mood.ANSWER_HELD) {
      held = () -> send(request, 200, json);
    } else {
      send(request, 200, json);
    }
  }

  /** Gives the answer that was held. */
  void release() {
    held.run();
  }

  private static void refuse(HttpServerRequest request, int status, String words) {
    send(request, status, "{\"statusCode\":%d,\"message\":\"%s\"}".formatted(status, words));
  }

  private static void send(HttpServerRequest request, int status, String json) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(json)
        .onFailure(gone -> {});
  }

  private static Map<String, String> form(String text) {
    Map<String, String> form = new HashMap<>();
    for (String pair : text.split("&", -1)) {
      String[] both = pair.split("=", 2);
      form.put(both[0], URLDecoder.decode(both.length > 1 ? both[1] : "", StandardCharsets.UTF_8));
    }
    return form;
  }

  Future<Void> stop() {
    return server.close();
  }

  @Override
  public void close() {
    stop().toCompletionStage().toCompletableFuture().join();
  }
}
