package dev.pollen.connectors.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Effect;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.HttpCall;
import dev.pollen.catalog.Paging;
import dev.pollen.catalog.RecordShape;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.connectors.kit.FakeServer;
import dev.pollen.connectors.kit.Specs;
import dev.pollen.connectors.kit.Wait;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A local server and a connection to it, fresh for each test. */
abstract class HttpFixture {
  static final Duration PATIENCE = Duration.ofSeconds(15);
  static Vertx vertx;
  FakeServer server;
  Connection connection;

  @BeforeAll
  static void startVertx() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stopVertx() {
    Wait.on(vertx.close());
  }

  @BeforeEach
  void start() {
    server = new FakeServer(vertx);
    connection = open(server.url());
  }

  @AfterEach
  void stop() {
    Wait.on(connection.close());
    server.close();
  }

  Connection open(String url) {
    return open(url, PATIENCE);
  }

  static Connection open(String url, Duration timeout) {
    return new HttpConnector("acme")
        .open(
            Specs.settings("acme", url, "{'location':'loc_1'}"),
            Specs.host(vertx, Path.of("."), timeout, Specs.system("acme")));
  }

  static ActionSpec spec(HttpCall call, Field... inputs) {
    return Specs.action(
        Specs.common("acme.thing.do", Optional.of(call), inputs), Effect.UNREPEATABLE);
  }

  Action action(HttpCall call, Field... inputs) {
    return connection.action(spec(call, inputs));
  }

  static TriggerSpec triggerSpec(RecordShape shape, Paging paging, String... query) {
    return Specs.trigger(
        Specs.common(
            "acme.thing.list",
            Optional.of(Specs.call("GET", "/things", List.of(query), List.of()))),
        Optional.of(shape),
        paging);
  }

  /** Reads a list page by page to its end, at most twenty pages. */
  static List<JsonNode> readAll(Trigger trigger, Trigger.Ask ask) {
    List<JsonNode> all = new ArrayList<>();
    Optional<Trigger.Cursor> cursor = Optional.empty();
    for (int i = 0; i < 20; i++) {
      Page page = Wait.on(trigger.poll(Specs.after(ask, cursor)));
      all.addAll(page.records());
      cursor = page.next();
      if (cursor.isEmpty()) {
        return all;
      }
    }
    throw new AssertionError("a list without end: " + all.size() + " records");
  }
}
