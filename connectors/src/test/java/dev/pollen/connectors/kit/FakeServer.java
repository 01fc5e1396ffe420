package dev.pollen.connectors.kit;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A real HTTP server on loopback that answers as it was told and keeps what it was asked. The last
 * answer told is given again and again.
 */
public final class FakeServer implements AutoCloseable {
  private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final boolean tls;

  /** One request as it arrived. */
  public record Asked(String method, String uri, io.vertx.core.MultiMap headers, String body) {}

  /** How one request is answered. */
  @FunctionalInterface
  public interface Answer {
    void to(HttpServerRequest request);

    static Answer json(int status, String body) {
      return raw(status, "application/json", body);
    }

    static Answer raw(int status, String type, String body) {
      return request ->
          send(request.response().setStatusCode(status).putHeader("Content-Type", type), body);
    }

    static Answer with(int status, String header, String value) {
      return request ->
          send(request.response().setStatusCode(status).putHeader(header, value), "{}");
    }

    private static void send(io.vertx.core.http.HttpServerResponse response, String body) {
      response.end(body).onFailure(ignored -> {});
    }

    static Answer never() {
      return request -> {};
    }

    static Answer hangUp() {
      return request -> close(request);
    }

    /** Promises more than it sends, then hangs up. */
    static Answer cutOff(int status, String start) {
      return request ->
          request
              .response()
              .setStatusCode(status)
              .putHeader("Content-Length", "1000")
              .write(start)
              .onComplete(written -> close(request));
    }

    /** Sends a status line and the start of a body, then nothing. */
    static Answer stuck(int status, String start) {
      return request ->
          request
              .response()
              .setStatusCode(status)
              .putHeader("Content-Length", "1000")
              .write(start)
              .onFailure(ignored -> {});
    }

    private static void close(HttpServerRequest request) {
      request.connection().close().onFailure(ignored -> {});
    }
  }

  public FakeServer(Vertx vertx) {
    tls = false;
    server = Wait.on(vertx.createHttpServer().requestHandler(this::take).listen(0, "127.0.0.1"));
  }

  /** The same by TLS, with one of the keys of a store. */
  public FakeServer(Vertx vertx, Certificates certificates, String alias) {
    HttpServerOptions options =
        new HttpServerOptions().setSsl(true).setKeyCertOptions(certificates.key(alias));
    tls = true;
    server =
        Wait.on(vertx.createHttpServer(options).requestHandler(this::take).listen(0, "127.0.0.1"));
  }

  public int port() {
    return server.actualPort();
  }

  public FakeServer answers(Answer... next) {
    answers.addAll(List.of(next));
    return this;
  }

  public String url() {
    return (tls ? "https://127.0.0.1:" : "http://127.0.0.1:") + server.actualPort();
  }

  public List<Asked> asked() {
    return asked;
  }

  public Asked only() {
    if (asked.size() != 1) {
      throw new AssertionError("one request was expected: " + asked);
    }
    return asked.get(0);
  }

  private void take(HttpServerRequest request) {
    request.body().onSuccess(body -> answer(request, body)).onFailure(ignored -> {});
  }

  private void answer(HttpServerRequest request, Buffer body) {
    asked.add(
        new Asked(request.method().name(), request.uri(), request.headers(), body.toString()));
    Answer answer = answers.size() > 1 ? answers.poll() : answers.peek();
    answer.to(request);
  }

  @Override
  public void close() {
    Wait.on(server.close());
  }
}
