package dev.pollen.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.Kind;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.connectors.kit.FakeServer;
import dev.pollen.connectors.kit.FakeServer.Answer;
import dev.pollen.connectors.kit.FakeServer.Asked;
import dev.pollen.connectors.kit.Specs;
import dev.pollen.connectors.kit.Wait;
import dev.pollen.engine.Registry;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the shipped catalog says can be done by the connectors that are found. */
final class ShippedCatalogTest {
  private static final Catalog CATALOG = CatalogReader.read(CatalogFiles.shipped()).catalog();

  private Vertx vertx;
  private FakeServer server;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    server = new FakeServer(vertx);
  }

  @AfterEach
  void stop() {
    Wait.on(vertx.close());
  }

  private Connection open(String system) {
    return Registry.load(ShippedCatalogTest.class.getClassLoader())
        .connector(system)
        .orElseThrow()
        .open(
            Specs.settings(system, server.url(), "{'location':'loc_1'}"),
            Specs.host(vertx, Path.of("."), Duration.ofSeconds(15), CATALOG, Specs.NOW));
  }

  static Stream<OperationSpec> operations() {
    return CATALOG.operations().stream();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyOperationHasItsCode(OperationSpec operation) {
    Connection connection = open(operation.system());
    Object made =
        operation.kind() == Kind.TRIGGER
            ? connection.trigger((TriggerSpec) operation)
            : connection.action((ActionSpec) operation);
    assertEquals(false, made == null);
  }

  @Test
  void aContactIsCreatedInTheConnectionsLocation() {
    server.answers(Answer.json(201, "{\"contact\":{\"id\":\"c1\"}}"));
    JsonNode reply =
        Wait.on(
                open("highlevel")
                    .action(CATALOG.action("highlevel.contact.create").orElseThrow())
                    .perform(Specs.json("{'email':'a@example.com'}"), "1"))
            .reply();
    assertEquals("c1", reply.at("/contact/id").asText());
    Asked asked = server.only();
    assertEquals("POST /contacts/", asked.method() + " " + asked.uri());
    assertEquals("2021-07-28", asked.headers().get("Version"));
    JsonNode body = Specs.json(asked.body());
    assertEquals("loc_1", body.at("/locationId").asText());
    assertEquals("a@example.com", body.at("/email").asText());
  }

  @Test
  void tagsAreRemovedByADeleteThatCarriesThem() {
    server.answers(Answer.json(200, "{\"tags\":[]}"));
    Wait.on(
        open("highlevel")
            .action(CATALOG.action("highlevel.contact_tag.remove").orElseThrow())
            .perform(Specs.json("{'contactId':'c1','tags':['lead']}"), "1"));
    assertEquals("DELETE /contacts/c1/tags", server.only().method() + " " + server.only().uri());
    assertEquals("{\"tags\":[\"lead\"]}", server.only().body());
  }

  @Test
  void contactsAreSearchedPageByPageAfterTheLastOne() {
    server.answers(
        Answer.json(200, "{\"contacts\":[{\"id\":\"c1\",\"searchAfter\":[7,\"c1\"]}]}"),
        Answer.json(200, "{\"contacts\":[]}"));
    Trigger search =
        open("highlevel").trigger(CATALOG.trigger("highlevel.contact.search").orElseThrow());
    JsonNode inputs = Specs.json("{'pageLimit':1}");
    Optional<Instant> since = Optional.of(Instant.parse("2026-03-02T09:00:00Z"));
    Page first = Wait.on(search.poll(new Trigger.Ask(inputs, since, Optional.empty())));
    Wait.on(search.poll(new Trigger.Ask(inputs, since, first.next())));
    JsonNode body = Specs.json(server.asked().get(1).body());
    assertEquals(Specs.json("[7,'c1']"), body.at("/searchAfter"));
    assertEquals("loc_1", body.at("/locationId").asText());
    assertEquals("2026-03-02T09:00:00Z", body.at("/filters/0/value/gte").asText());
  }

  @Test
  void anyPathIsPolledWithTheShippedDefaults() {
    server.answers(Answer.json(200, "{\"tags\":[{\"id\":\"p1\"}]}"));
    Trigger poll = open("highlevel").trigger(CATALOG.trigger("highlevel.poll").orElseThrow());
    JsonNode inputs =
        Specs.json("{'path':'/locations/l1/tags','records':'/tags','identity':'/id'}");
    assertEquals(1, Wait.on(poll.poll(Specs.ask(inputs.toString()))).records().size());
    assertEquals("GET /locations/l1/tags", server.only().method() + " " + server.only().uri());
    assertEquals("2021-07-28", server.only().headers().get("Version"));
  }

  @Test
  void anyRequestIsSentWithTheShippedDefaults() {
    server.answers(Answer.json(201, "{\"id\":\"p1\"}"));
    JsonNode reply =
        Wait.on(
                open("highlevel")
                    .action(CATALOG.action("highlevel.request").orElseThrow())
                    .perform(
                        Specs.json("{'path':'/locations/l1/tags','body':{'name':'Table'}}"), "1"))
            .reply();
    assertEquals("p1", reply.at("/body/id").asText());
    assertEquals("POST /locations/l1/tags", server.only().method() + " " + server.only().uri());
    assertEquals("2021-07-28", server.only().headers().get("Version"));
  }
}
