package dev.pollen.connectors.kit;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A real HTTP proxy on loopback: tunnels by CONNECT, hands on plain requests, asks for a login if
 * it has one. Wherever somebody wants to go, it leads to one local port.
 */
public final class ProxyServer implements AutoCloseable {
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final NetClient sockets;
  private final HttpClient client;
  private final int target;
  private final Optional<String> login;

  /**
   * @param target the port where everything ends
   * @param login user:password, if it wants one
   */
  public ProxyServer(Vertx vertx, int target, Optional<String> login) {
    this.target = target;
    this.login = login;
    this.sockets = vertx.createNetClient();
    this.client = vertx.createHttpClient();
    this.server =
        Wait.on(vertx.createHttpServer().requestHandler(this::take).listen(0, "127.0.0.1"));
  }

  public int port() {
    return server.actualPort();
  }

  /** What it was asked for, by those who were let in. */
  public List<String> asked() {
    return asked;
  }

  private void take(HttpServerRequest request) {
    if (!isLetIn(request)) {
      request
          .response()
          .setStatusCode(407)
          .putHeader("Proxy-Authenticate", "Basic realm=proxy")
          .end()
          .onFailure(gone -> {});
      return;
    }
    asked.add(request.method() + " " + request.uri());
    if (request.method().equals(HttpMethod.CONNECT)) {
      tunnel(request);
    } else {
      handOn(request);
    }
  }

  private boolean isLetIn(HttpServerRequest request) {
    return login
        .map(one -> Base64.getEncoder().encodeToString(one.getBytes(StandardCharsets.UTF_8)))
        .map(one -> ("Basic " + one).equals(request.getHeader("Proxy-Authorization")))
        .orElse(true);
  }

  private void tunnel(HttpServerRequest request) {
    sockets
        .connect(target, "127.0.0.1")
        .compose(there -> request.toNetSocket().onSuccess(here -> join(here, there)))
        .onFailure(gone -> request.connection().close().onFailure(ignored -> {}));
  }

  private static void join(NetSocket here, NetSocket there) {
    here.pipeTo(there).onFailure(gone -> {});
    there.pipeTo(here).onFailure(gone -> {});
  }

  private void handOn(HttpServerRequest request) {
    String path = request.uri().replaceFirst("^http://[^/]*", "");
    client
        .request(request.method(), target, "127.0.0.1", path)
        .compose(sent -> sent.send())
        .compose(reply -> request.response().setStatusCode(reply.statusCode()).send(reply))
        .onFailure(gone -> request.connection().close().onFailure(ignored -> {}));
  }

  @Override
  public void close() {
    Wait.on(server.close());
    Wait.on(client.close());
    Wait.on(sockets.close());
  }
}
