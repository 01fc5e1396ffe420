package dev.pollen.connectors.highlevel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.Effect;
import dev.pollen.catalog.HttpCall;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.Paging;
import dev.pollen.catalog.RecordShape;
import dev.pollen.connectors.kit.FakeServer;
import dev.pollen.connectors.kit.FakeServer.Answer;
import dev.pollen.connectors.kit.Specs;
import dev.pollen.connectors.kit.Wait;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Host;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FindContactTest {
  private static final RecordShape CONTACT =
      new RecordShape(
          RecordShape.Form.OBJECT,
          Specs.pointers("/contact"),
          Specs.pointers("/id"),
          List.of(),
          List.of(),
          List.of());

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

  private static OperationSpec read(String key, HttpCall call, RecordShape shape) {
    return Specs.trigger(
        Specs.common(key, Optional.of(call), Specs.from("locationId", "location")),
        Optional.of(shape),
        new Paging.None());
  }

  private Host host() {
    List<OperationSpec> reads =
        List.of(
            read(
                "highlevel.contact.get",
                Specs.call("GET", "/contacts/{contactId}", List.of(), List.of()),
                CONTACT),
            read(
                "highlevel.contact.get_duplicate",
                Specs.call(
                    "GET",
                    "/contacts/search/duplicate",
                    List.of("locationId", "email", "number"),
                    List.of()),
                CONTACT),
            read(
                "highlevel.contact.search",
                Specs.call(
                    "POST",
                    "/contacts/search",
                    List.of(),
                    List.of("locationId", "query", "pageLimit")),
                Specs.list("/contacts")));
    Catalog catalog = new Catalog(List.of(Specs.system("highlevel")), reads);
    return Specs.host(vertx, Path.of("."), Duration.ofSeconds(5), catalog, Specs.NOW);
  }

  private Connection connection(String fields) {
    return new HighLevelConnector().open(Specs.settings("highlevel", server.url(), fields), host());
  }

  private Action find() {
    return connection("{'location':'loc_1'}")
        .action(
            Specs.action(Specs.common("highlevel.contact.find", Optional.empty()), Effect.READ));
  }

  private JsonNode found(String input, int status, String reply) {
    server.answers(Answer.json(status, reply.replace('\'', '"')));
    return Wait.on(find().perform(Specs.json(input), "1")).reply();
  }

  @Test
  void anIdIsAskedFirst() {
    assertEquals(
        Specs.json("{'contact':{'id':'c1'}}"),
        found("{'id':'c1','email':'a@example.com'}", 200, "{'contact':{'id':'c1'}}"));
    assertEquals("/contacts/c1", server.only().uri());
  }

  @Test
  void anIdThatNobodyHasFindsNobody() {
    assertEquals(Specs.json("{'contact':null}"), found("{'id':'c1'}", 404, "{}"));
  }

  @Test
  void anEmailOrPhoneIsLookedUpInTheConnectionsLocation() {
    assertEquals(
        Specs.json("{'contact':null}"), found("{'phone':'+12025550123'}", 200, "{'contact':null}"));
    assertEquals(
        "/contacts/search/duplicate?locationId=loc_1&number=%2B12025550123", server.only().uri());
  }

  @Test
  void anythingElseIsSearched() {
    assertEquals(
        Specs.json("{'contact':{'id':'c2'}}"),
        found("{'query':'ada'}", 200, "{'contacts':[{'id':'c2'},{'id':'c3'}]}"));
    assertEquals(
        Specs.json("{'locationId':'loc_1','query':'ada','pageLimit':1}"),
        Specs.json(server.only().body()));
  }

  @Test
  void nothingToFindByIsRefused() {
    assertEquals(
        Fault.Kind.REFUSED, Wait.fault(find().perform(Specs.json("{'email':''}"), "1")).kind());
  }
}
