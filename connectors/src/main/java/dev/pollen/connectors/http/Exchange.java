package dev.pollen.connectors.http;

import dev.pollen.engine.spi.Fault;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * One request that got its connection, until its reply is whole or given up.
 *
 * <p>From here on nobody can say that nothing happened: without a status line it fails as unknown.
 * With one, whatever came of the body is the reply. Lives on the request's own event loop.
 */
final class Exchange {
  static final int MOST_BYTES = 10 << 20;

  /** What a reply that is a file may have; it is held in memory until it is written. */
  static final int MOST_BYTES_OF_A_FILE = 50 << 20;

  private final Vertx vertx;
  private final HttpClientRequest sent;
  private final Request request;
  private final Duration timeout;
  private final int mostBytes;
  private final Promise<Reply> done = Promise.promise();
  private HttpClientResponse head;
  private Buffer body;
  private boolean owned;
  private long timer;

  Exchange(Vertx vertx, HttpClientRequest sent, Request request, Duration timeout, int mostBytes) {
    this.vertx = vertx;
    this.sent = sent;
    this.request = request;
    this.timeout = timeout;
    this.mostBytes = mostBytes;
  }

  /**
   * Sends it.
   *
   * @param left of the whole call's timeout
   */
  Future<Reply> run(Duration left) {
    timer = vertx.setTimer(left.toMillis(), id -> late());
    Future<HttpClientResponse> reply = request.body().map(sent::send).orElseGet(sent::send);
    reply.onComplete(this::answered);
    return done.future();
  }

  private void answered(AsyncResult<HttpClientResponse> answer) {
    if (answer.failed()) {
      unknown("the connection broke before a reply came");
      return;
    }
    head = answer.result();
    head.exceptionHandler(e -> finish(Optional.of("the reply broke off")));
    head.handler(this::chunk);
    head.endHandler(end -> finish(Optional.empty()));
    if (declaredLength() > mostBytes) {
      tooLarge();
    }
  }

  private void chunk(Buffer chunk) {
    if (body == null) {
      body = chunk;
    } else {
      own().appendBuffer(chunk);
    }
    if (body.length() > mostBytes) {
      tooLarge();
    }
  }

  private long declaredLength() {
    String length = head.getHeader("Content-Length");
    return length == null || length.length() > 18 ? 0 : Long.parseLong(length);
  }

  private void tooLarge() {
    finish(Optional.of("the reply is larger than " + (mostBytes >> 20) + " MiB"));
    abandon();
  }

  /** The first chunk is kept as it came: most replies have no other. */
  private Buffer own() {
    if (!owned) {
      body = Buffer.buffer(4 * body.length()).appendBuffer(body);
      owned = true;
    }
    return body;
  }

  private void late() {
    if (head == null) {
      unknown("no reply within " + timeout.toMillis() + " ms");
    } else {
      finish(Optional.of("the reply did not end within " + timeout.toMillis() + " ms"));
    }
    abandon();
  }

  private void abandon() {
    // The outcome is already told; a reset that fails leaves a connection that is closed anyway.
    sent.reset().onFailure(e -> sent.connection().close().onFailure(ignored -> {}));
  }

  private void unknown(String why) {
    vertx.cancelTimer(timer);
    done.tryFail(
        Fault.of(
            Fault.Kind.UNKNOWN, "%s: %s: %s".formatted(request.operation(), request.where(), why)));
  }

  private void finish(Optional<String> broken) {
    vertx.cancelTimer(timer);
    Buffer whole = body == null ? Buffer.buffer() : body;
    done.tryComplete(new Reply(head.statusCode(), head.headers(), whole, broken));
  }
}
