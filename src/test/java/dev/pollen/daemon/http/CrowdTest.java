package dev.pollen.daemon.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Callers who open connections and never close them. */
class CrowdTest {
  private static final int MOST = 10;
  private static final int SECONDS = 20;

  @Test
  void beyondTheBoundTheOldestGoAndANewOneIsAnswered() throws Exception {
    Vertx vertx = Vertx.vertx();
    List<Socket> idle = new ArrayList<>();
    try {
      Crowd crowd = new Crowd(MOST);
      HttpServer server = listening(vertx, crowd);
      for (int i = 0; i < 5 * MOST; i++) {
        idle.add(new Socket(InetAddress.getLoopbackAddress(), server.actualPort()));
      }
      idle.get(0).setSoTimeout(SECONDS * 1000);
      assertEquals(-1, idle.get(0).getInputStream().read(), "the oldest was told to go");
      URI address = URI.create("http://127.0.0.1:%d/".formatted(server.actualPort()));
      HttpRequest request = HttpRequest.newBuilder(address).build();
      assertEquals(
          "here", HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
      assertEquals(MOST, crowd.size());
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
      vertx.close().await();
    }
  }

  private static HttpServer listening(Vertx vertx, Crowd crowd) {
    return vertx
        .createHttpServer(Crowd.seenAtOnce(new HttpServerOptions()))
        .connectionHandler(crowd::entered)
        .requestHandler(
            request ->
                request.response().end("here").onFailure(gone -> request.connection().close()))
        .listen(0, "127.0.0.1")
        .await();
  }
}
