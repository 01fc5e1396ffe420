package dev.pollen.connectors.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.connectors.highlevel.HighLevelConnector;
import dev.pollen.connectors.kit.FakeServer;
import dev.pollen.connectors.kit.FakeServer.Answer;
import dev.pollen.connectors.kit.FakeServer.Asked;
import dev.pollen.connectors.kit.Specs;
import dev.pollen.connectors.kit.Wait;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** The shipped HighLevel connector on a line to a local server, with the shipped catalog. */
final class HighLevelLine implements AutoCloseable {
  static final Catalog CATALOG = CatalogReader.read(CatalogFiles.shipped()).catalog();

  private final Vertx vertx = Vertx.vertx();
  private final FakeServer server = new FakeServer(vertx);
  private final Connection connection;

  /**
   * @param reply what every request is answered
   */
  HighLevelLine(Path data, Answer reply) {
    server.answers(reply);
    connection =
        new HighLevelConnector()
            .open(
                Specs.settings(
                    "highlevel",
                    server.url(),
                    "{'location':'Lc7vTn3qZr5wMx9kPj2d','company':'Cp4mRx8wTq2nLz6vKd9s'}"),
                Specs.host(vertx, data, Duration.ofSeconds(15), CATALOG, Specs.NOW));
  }

  /** All but the generic ones, whose endpoint is the recipe's to say. */
  static Stream<OperationSpec> operations() {
    return CATALOG.operations().stream()
        .filter(o -> o.system().equals("highlevel") && o.common().catalogued());
  }

  static Stream<TriggerSpec> triggers() {
    return operations().filter(TriggerSpec.class::isInstance).map(TriggerSpec.class::cast);
  }

  /** The one request that an operation makes of these inputs, whatever becomes of the reply. */
  Asked asked(OperationSpec operation, JsonNode inputs) {
    server.asked().clear();
    Wait.on(run(operation, inputs).mapEmpty().otherwiseEmpty());
    return server.only();
  }

  private Future<?> run(OperationSpec operation, JsonNode inputs) {
    return operation instanceof TriggerSpec trigger
        ? poll(trigger, inputs, Optional.empty(), Optional.empty())
        : connection.action((ActionSpec) operation).perform(inputs, "1");
  }

  /** The request that a trigger makes for what changed after an instant. */
  Asked askedSince(TriggerSpec trigger, JsonNode inputs, Instant since) {
    server.asked().clear();
    Wait.on(
        poll(trigger, inputs, Optional.of(since), Optional.empty()).mapEmpty().otherwiseEmpty());
    return server.only();
  }

  /** The request that a trigger makes for the page after one that it read. */
  Asked askedAfter(TriggerSpec trigger, JsonNode inputs, Trigger.Cursor place) {
    server.asked().clear();
    Wait.on(
        poll(trigger, inputs, Optional.empty(), Optional.of(place)).mapEmpty().otherwiseEmpty());
    return server.only();
  }

  /** What a trigger reads of the reply. */
  Page read(TriggerSpec trigger, JsonNode inputs) {
    return Wait.on(poll(trigger, inputs, Optional.empty(), Optional.empty()));
  }

  private Future<Page> poll(
      TriggerSpec trigger,
      JsonNode inputs,
      Optional<Instant> since,
      Optional<Trigger.Cursor> after) {
    return connection.trigger(trigger).poll(new Trigger.Ask(inputs, since, after));
  }

  @Override
  public void close() {
    Wait.on(connection.close());
    server.close();
    Wait.on(vertx.close());
  }
}
