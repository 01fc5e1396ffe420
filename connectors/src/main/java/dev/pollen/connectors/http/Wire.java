package dev.pollen.connectors.http;

import dev.pollen.connectors.wire.Line;
import dev.pollen.connectors.wire.Origin;
import dev.pollen.connectors.wire.Unopened;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Host;
import dev.pollen.engine.spi.net.Network;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import java.time.Duration;

/**
 * Sends requests and follows where they are redirected to, as far as {@link Redirect} lets it.
 *
 * <p>Vert.x's plain client is used, not the web client, because only it tells apart "no connection
 * was made" (nothing happened) from "the connection broke" (nobody knows). It follows no redirect
 * by itself: a token must not travel to a host that nobody named.
 */
final class Wire {
  private static final int MOST_REDIRECTS = 5;

  private final Vertx vertx;
  private final Line line;
  private final Network network;
  private final Duration timeout;

  private Wire(Host host, Line line) {
    this.vertx = host.vertx();
    this.line = line;
    this.network = host.network();
    this.timeout = host.timeout();
  }

  /** For addresses that the catalog and the settings name. */
  static Wire of(Host host) {
    return new Wire(host, Line.of(host));
  }

  /** For addresses that a recipe chooses. */
  static Wire guarded(Host host) {
    return new Wire(host, Line.guarded(host));
  }

  /**
   * Sends once, and once more for each redirect. Fails with a {@link Fault}: unreachable when
   * nothing left, unknown when no status line came back; succeeds with any status.
   */
  Future<Reply> send(Request request, Course course) {
    return new Journey(request.origin(), course, Exchange.MOST_BYTES).go(request, 0);
  }

  /** As {@link #send}, for a reply that is a file and may be large. */
  Future<Reply> fetch(Request request, Course course) {
    return new Journey(request.origin(), course, Exchange.MOST_BYTES_OF_A_FILE).go(request, 0);
  }

  /** One call with its redirects, which share its time. */
  private final class Journey {
    private final Origin home;
    private final Course course;
    private final int mostBytes;
    private final long began = System.nanoTime();

    Journey(Origin home, Course course, int mostBytes) {
      this.home = home;
      this.course = course;
      this.mostBytes = mostBytes;
    }

    private Future<Reply> go(Request request, int redirects) {
      course.goes(!request.origin().equals(home));
      return line.open(request.method(), request.origin(), request.uri(), request.headers(), left())
          .transform(
              made ->
                  made.succeeded()
                      ? exchange(made.result(), request)
                      : unopened(request, made.cause()))
          .compose(reply -> on(request, reply, redirects));
    }

    private Future<Reply> exchange(HttpClientRequest sent, Request request) {
      if (request.origin().equals(home)) {
        course.leaves();
      }
      return new Exchange(vertx, sent, request, timeout, mostBytes).run(left());
    }

    private Duration left() {
      Duration left = timeout.minusNanos(System.nanoTime() - began);
      return left.toMillis() < 1 ? Duration.ofMillis(1) : left;
    }

    private Future<Reply> on(Request request, Reply reply, int redirects) {
      return Redirect.of(request, reply)
          .map(redirect -> on(redirect, reply, redirects))
          .orElseGet(() -> Future.succeededFuture(reply));
    }

    private Future<Reply> on(Redirect redirect, Reply reply, int redirects) {
      return redirects < MOST_REDIRECTS
          ? redirect
              .next(network, course)
              .fold(
                  next -> redirect.judged(next, go(next, redirects + 1)),
                  why -> Future.succeededFuture(reply.stopped(why)))
          : Future.succeededFuture(
              reply.stopped("it was redirected more than " + MOST_REDIRECTS + " times"));
    }
  }

  private static <T> Future<T> unopened(Request request, Throwable cause) {
    boolean refused = cause instanceof Unopened rule && rule.isRefused();
    return Future.failedFuture(
        Fault.of(
            refused ? Fault.Kind.REFUSED : Fault.Kind.UNREACHABLE,
            "%s: %s: no connection, nothing was sent (%s)"
                .formatted(request.operation(), request.where(), cause.getMessage())));
  }

  Future<Void> close() {
    return line.close();
  }
}
