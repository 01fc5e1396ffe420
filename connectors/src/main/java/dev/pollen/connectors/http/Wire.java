package dev.pollen.connectors.http;

import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Host;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;

/**
 * The way out to the network: one pool of HTTP/1.1 connections for the whole daemon, however many
 * connections of users stand on it.
 *
 * <p>Vert.x's plain client is used, not the web client, because only it tells apart "no connection
 * was made" (nothing happened) from "the connection broke" (nobody knows). No redirect is followed:
 * a token must not travel to a host that nobody named.
 */
final class Wire {
  private static final int CONNECTIONS_PER_HOST = 256;
  private static final int WAITING_PER_HOST = 10_000;
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

  /** Shorter than the 5 s after which many servers close an idle connection under our request. */
  private static final int KEEP_ALIVE_SECONDS = 4;

  private final Vertx vertx;
  private final HttpClient client;
  private final Duration timeout;

  Wire(Host host) {
    this.vertx = host.vertx();
    this.timeout = host.timeout();
    this.client = vertx.createHttpClient(options(timeout), pool());
  }

  private static HttpClientOptions options(Duration timeout) {
    Duration connect = timeout.compareTo(LONGEST_CONNECT) < 0 ? timeout : LONGEST_CONNECT;
    return new HttpClientOptions()
        .setShared(true)
        .setName("pollen-" + connect.toMillis())
        .setConnectTimeout((int) connect.toMillis())
        .setKeepAlive(true)
        .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
        .setDecompressionSupported(true)
        .setTcpNoDelay(true);
  }

  private static PoolOptions pool() {
    return new PoolOptions()
        .setHttp1MaxSize(CONNECTIONS_PER_HOST)
        .setMaxWaitQueueSize(WAITING_PER_HOST);
  }

  /**
   * Sends once. Fails with a {@link Fault}: unreachable when nothing left, unknown when no status
   * line came back; succeeds with any status.
   */
  Future<Reply> send(Request request) {
    return send(request, Exchange.MOST_BYTES);
  }

  /** As {@link #send(Request)}, for a reply that is a file and may be large. */
  Future<Reply> fetch(Request request) {
    return send(request, Exchange.MOST_BYTES_OF_A_FILE);
  }

  private Future<Reply> send(Request request, int mostBytes) {
    return client
        .request(options(request))
        .transform(
            made ->
                made.succeeded()
                    ? exchange(made.result(), request, mostBytes)
                    : unreachable(request, made.cause()));
  }

  private Future<Reply> exchange(HttpClientRequest sent, Request request, int mostBytes) {
    return new Exchange(vertx, sent, request, timeout, mostBytes).run();
  }

  private RequestOptions options(Request request) {
    return new RequestOptions()
        .setMethod(request.method())
        .setHost(request.origin().socketHost())
        .setPort(request.origin().port())
        .setSsl(request.origin().ssl())
        .setURI(request.uri())
        .setHeaders(request.headers())
        .setConnectTimeout(timeout.toMillis());
  }

  private static <T> Future<T> unreachable(Request request, Throwable cause) {
    return Future.failedFuture(
        Fault.of(
            Fault.Kind.UNREACHABLE,
            "%s: %s: no connection, nothing was sent (%s)"
                .formatted(request.operation(), request.where(), words(cause))));
  }

  private static String words(Throwable cause) {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  Future<Void> close() {
    return client.close();
  }
}
