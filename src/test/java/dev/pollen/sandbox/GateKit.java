package dev.pollen.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Hands requests on to the sandbox, and can hold a second page back until something was done. */
public final class GateKit {
  private static final String HOST = "127.0.0.1";

  private final Vertx vertx;
  private final int to;
  private final HttpClient client;
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicReference<Deed> between = new AtomicReference<>();
  private volatile int port;

  private record Deed(Runnable work, Promise<Void> done) {}

  private GateKit(Vertx vertx, int to) {
    this.vertx = vertx;
    this.to = to;
    this.client = vertx.createHttpClient();
  }

  static GateKit before(int port, Vertx vertx) throws Exception {
    GateKit gate = new GateKit(vertx, port);
    HttpServer server = vertx.createHttpServer().requestHandler(gate::take);
    gate.port = Guest.done(server.listen(0, HOST)).actualPort();
    return gate;
  }

  String address() {
    return "http://%s:%d".formatted(HOST, port);
  }

  /**
   * Does this once, after the next first page was read and before the second one is.
   *
   * @return how it went, once it was done
   */
  public Future<Void> betweenPages(Runnable work) {
    Promise<Void> done = Promise.promise();
    asked.set(0);
    between.set(new Deed(work, done));
    return done.future();
  }

  private void take(HttpServerRequest in) {
    Future<Buffer> body = in.body();
    beforePage(asked.incrementAndGet())
        .compose(done -> body)
        .compose(sent -> hand(in, sent))
        .compose(reply -> reply.body().compose(bytes -> answer(in, reply, bytes)))
        .onFailure(fault -> in.connection().close());
  }

  private Future<Void> beforePage(int number) {
    Optional<Deed> deed =
        number == 2 ? Optional.ofNullable(between.getAndSet(null)) : Optional.empty();
    return deed.map(this::aside).orElseGet(Future::succeededFuture);
  }

  private Future<Void> aside(Deed deed) {
    return vertx
        .<Void>executeBlocking(
            () -> {
              deed.work().run();
              return null;
            })
        .onComplete(deed.done());
  }

  private Future<HttpClientResponse> hand(HttpServerRequest in, Buffer body) {
    RequestOptions to = new RequestOptions();
    to.setMethod(in.method()).setHost(HOST).setPort(this.to).setURI(in.uri());
    return client.request(to).compose(out -> send(in, out, body));
  }

  private static Future<HttpClientResponse> send(
      HttpServerRequest in, HttpClientRequest out, Buffer body) {
    for (String name : new String[] {"Authorization", "Version", "Accept", "Content-Type"}) {
      Optional.ofNullable(in.getHeader(name)).ifPresent(value -> out.putHeader(name, value));
    }
    return out.send(body);
  }

  private static Future<Void> answer(HttpServerRequest in, HttpClientResponse reply, Buffer body) {
    reply.headers().remove("Content-Length").remove("Transfer-Encoding");
    in.response().setStatusCode(reply.statusCode()).headers().addAll(reply.headers());
    return in.response().end(body);
  }
}
