package dev.pollen.connectors.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Effect;
import dev.pollen.connectors.kit.Specs;
import dev.pollen.connectors.kit.Wait;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.net.Hosts;
import dev.pollen.engine.spi.net.Network;
import dev.pollen.engine.spi.net.Proxies;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** Calls by {@code http.request}, under rules of the network that each test says. */
abstract class UrlFixture {
  static final Network USUAL = Network.USUAL;
  static Vertx vertx;
  private Optional<Connection> open = Optional.empty();

  @BeforeAll
  static void startVertx() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stopVertx() {
    Wait.on(vertx.close());
  }

  @AfterEach
  void hangUp() {
    open.ifPresent(one -> Wait.on(one.close()));
  }

  static Network proxied(Map<String, String> environment, Optional<Path> authorities) {
    return new Network(
        Hosts.NONE, false, Hosts.NONE, authorities, Proxies.of(environment), USUAL.names());
  }

  static Network trusting(Path authorities) {
    return proxied(Map.of(), Optional.of(authorities));
  }

  static Network plain(String... hosts) {
    return new Network(
        Hosts.of(List.of(hosts)), false, Hosts.NONE, Optional.empty(), Proxies.NONE, USUAL.names());
  }

  /** Keeps recipes from private addresses; every name leads to one address. */
  static Network refusing(String address, String... allowed) {
    return new Network(
        Hosts.of(List.of("*")),
        true,
        Hosts.of(List.of(allowed)),
        Optional.empty(),
        Proxies.NONE,
        host -> List.of(InetAddress.getAllByName(address)));
  }

  JsonNode answered(Network network, String inputs) {
    return Wait.on(call(network, Specs.json(inputs)));
  }

  Fault fault(Network network, String inputs) {
    return Wait.fault(call(network, Specs.json(inputs)));
  }

  private Future<JsonNode> call(Network network, JsonNode inputs) {
    Connection connection =
        new UrlConnector()
            .open(
                ConnectionSettings.none("http"),
                Specs.host(vertx, Duration.ofSeconds(20), Specs.system("http"), network));
    open = Optional.of(connection);
    return connection
        .action(request())
        .perform((ObjectNode) inputs, "1")
        .map(receipt -> receipt.reply());
  }

  private static ActionSpec request() {
    return new ActionSpec(
        Specs.common("http.request", Optional.empty(), Specs.withDefault("method", "'POST'")),
        Effect.UNREPEATABLE,
        "",
        Optional.of("effect"),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Set.of(),
        Set.of(),
        Optional.of("not_done"));
  }
}
