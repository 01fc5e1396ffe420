package dev.pollen.connectors.wire;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.connectors.kit.FakeServer;
import dev.pollen.connectors.kit.Specs;
import dev.pollen.connectors.kit.Wait;
import dev.pollen.engine.spi.net.Hosts;
import dev.pollen.engine.spi.net.Network;
import dev.pollen.engine.spi.net.Proxies;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** A reply is read on the loop on which it comes: else its end is missed now and then. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whoeverAsksSendsOnTheRequestsOwnLoop(boolean guarded) {
    Vertx vertx = Vertx.vertx();
    try (FakeServer server = new FakeServer(vertx)) {
      Network network =
          new Network(
              Hosts.NONE,
              guarded,
              Hosts.of(List.of("127.0.0.1")),
              Optional.empty(),
              Proxies.NONE,
              Network.USUAL.names());
      Line line = Line.guarded(Specs.host(vertx, PATIENCE, Specs.system("http"), network));
      Future<HttpClientRequest> request =
          line.open(
              HttpMethod.GET,
              Origin.of(URI.create(server.url())),
              "/",
              MultiMap.caseInsensitiveMultiMap(),
              PATIENCE);
      Wait.on(request);
      boolean own = Wait.on(request.map(ready -> Context.isOnEventLoopThread()));
      assertTrue(own);
      Wait.on(line.close());
    }
    Wait.on(vertx.close());
  }
}
