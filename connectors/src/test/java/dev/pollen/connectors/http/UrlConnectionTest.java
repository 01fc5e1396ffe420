package dev.pollen.connectors.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Effect;
import dev.pollen.catalog.Paging;
import dev.pollen.connectors.kit.FakeServer.Answer;
import dev.pollen.connectors.kit.FakeServer.Asked;
import dev.pollen.connectors.kit.Specs;
import dev.pollen.connectors.kit.Wait;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Trigger;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UrlConnectionTest extends HttpFixture {

  @Override
  Connection open(String url) {
    return new UrlConnector()
        .open(
            ConnectionSettings.none("http"),
            Specs.host(vertx, Path.of("."), PATIENCE, Specs.system("http")));
  }

  private Action request() {
    return connection.action(
        new ActionSpec(
            Specs.common("http.request", Optional.empty(), Specs.withDefault("method", "'POST'")),
            Effect.UNREPEATABLE,
            "",
            Optional.of("effect"),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Set.of(),
            Set.of(),
            Optional.of("not_done")));
  }

  private Trigger poll() {
    return connection.trigger(
        Specs.trigger(
            Specs.common("http.poll", Optional.empty()), Optional.empty(), new Paging.None()));
  }

  /** Inputs with the server's address and a path. */
  private JsonNode inputs(String path, String more) {
    return ((ObjectNode) Specs.json(more)).put("url", server.url() + path);
  }

  private Trigger.Ask ask(String path, String more) {
    return new Trigger.Ask(inputs(path, more), Optional.empty(), Optional.empty());
  }

  @Test
  void aPollSaysWhichHostItGoesTo() {
    assertEquals(Optional.of(server.url()), poll().host(inputs("/a", "{}")));
    assertEquals(Optional.empty(), poll().host(Specs.json("{'url':'nowhere'}")));
  }

  @Test
  void aRequestCarriesWhatTheRecipeSays() {
    server.answers(Answer.json(200, "{\"ok\":true}"));
    JsonNode inputs =
        inputs(
            "/a?x=1", "{'method':'put','headers':{'X-A':'b'},'query':{'y':[1,2]},'body':{'n':1}}");
    Wait.on(request().perform(inputs, "1"));
    Asked asked = server.only();
    assertEquals("PUT /a?x=1&y=1&y=2", asked.method() + " " + asked.uri());
    assertEquals("b", asked.headers().get("X-A"));
    assertEquals("{\"n\":1}", asked.body());
  }

  @Test
  void aReplyIsToldWithStatusHeadersAndBody() {
    server.answers(Answer.json(201, "{\"ok\":true}"));
    JsonNode reply = Wait.on(request().perform(inputs("/", "{}"), "1")).reply();
    assertEquals(201, reply.at("/status").asInt());
    assertEquals("application/json", reply.at("/headers/content-type").asText());
    assertEquals(Specs.json("{'ok':true}"), reply.at("/body"));
  }

  @Test
  void aReplyThatIsNotJsonIsText() {
    server.answers(Answer.raw(200, "text/plain", "fine"));
    assertEquals(
        "fine", Wait.on(request().perform(inputs("/", "{}"), "1")).reply().at("/body").asText());
  }

  @ParameterizedTest
  @CsvSource({
    "{}, UNREPEATABLE",
    "{'method':'GET'}, READ",
    "{'method':'head'}, READ",
    "{'method':'PUT'}, IDEMPOTENT",
    "{'method':'DELETE'}, IDEMPOTENT",
    "{'method':'PATCH'}, UNREPEATABLE",
    "{'effect':'idempotent'}, IDEMPOTENT",
    "{'effect':'often'}, UNREPEATABLE"
  })
  void theEffectIsWhatTheRecipeSaysElseWhatTheMethodMeans(String inputs, Effect effect) {
    assertEquals(effect, request().effect(Specs.json(inputs)));
  }

  @Test
  void anUnknownEffectIsRefused() {
    Fault fault = Wait.fault(request().perform(inputs("/", "{'effect':'often'}"), "1"));
    assertEquals(Fault.Kind.REFUSED, fault.kind());
    assertTrue(server.asked().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"503, NOT_DONE", "500, UNKNOWN"})
  void theRecipeMaySayWhichStatusesProveThatNothingHappened(int status, Fault.Kind kind) {
    server.answers(Answer.json(status, "{}"));
    JsonNode inputs = inputs("/", "{'not_done':[503]}");
    assertEquals(kind, Wait.fault(request().perform(inputs, "1")).kind());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'url':'example.com'}",
        "{'url':'ftp://example.com'}",
        "{}",
        "{'url':'http://example.com','headers':{'Authorization':'x'}}",
        "{'url':'https://example.com','headers':{'X-A':'b\\nc'}}",
        "{'url':'https://example.com','method':'BREW'}"
      })
  void whatCannotBeSentIsRefusedBeforeItLeaves(String inputs) {
    assertEquals(Fault.Kind.REFUSED, Wait.fault(request().perform(Specs.json(inputs), "1")).kind());
  }

  @Test
  void aPollFindsTheRecordsWhereTheRecipeSays() {
    server.answers(Answer.json(200, "{\"data\":[{\"id\":1}]}"));
    assertEquals(
        List.of(Specs.json("{'id':1}")), readAll(poll(), ask("/x", "{'records':'/data'}")));
  }

  @Test
  void withoutAPlaceTheReplyItselfIsTheList() {
    server.answers(Answer.json(200, "[{\"id\":1},{\"id\":2}]"));
    assertEquals(2, readAll(poll(), ask("/x", "{}")).size());
  }

  @Test
  void aPollPagesByItsQuery() {
    server.answers(Answer.json(200, "[{\"id\":1},{\"id\":2}]"), Answer.json(200, "[{\"id\":3}]"));
    String paging =
        "{'query':{'a':'b','page':9},'paging':{'kind':'page','input':'page',"
            + "'size':{'input':'n','value':2},'stop':'short_page'}}";
    assertEquals(3, readAll(poll(), ask("/x", paging)).size());
    assertEquals("/x?a=b&n=2&page=2", server.asked().get(1).uri());
  }

  @Test
  void identityMayBeOnePointerOrSeveral() {
    assertEquals(Specs.pointers("/id"), poll().shape(Specs.json("{'identity':'/id'}")).identity());
    assertEquals(
        Specs.pointers("/a", "/b"),
        poll().shape(Specs.json("{'identity':['/a','/b']}")).identity());
  }

  @Test
  void whatIsNoPointerIsRefusedWithTheWayOut() {
    Fault fault = Wait.fault(poll().poll(ask("/x", "{'records':'data.items'}")));
    assertTrue(fault.getMessage().contains("write /data/items"), fault.getMessage());
  }

  @Test
  void aTokenOfTheConnectionGoesToItsBaseAddressOnly() {
    server.answers(Answer.json(200, "{}"));
    Connection own =
        new UrlConnector()
            .open(
                Specs.settings("http", "https://example.com", "{}"),
                Specs.host(vertx, Path.of("."), PATIENCE, Specs.system("http")));
    Trigger trigger =
        own.trigger(
            Specs.trigger(
                Specs.common("http.poll", Optional.empty()), Optional.empty(), new Paging.None()));
    Wait.fault(trigger.poll(ask("/x", "{}")));
    assertEquals(null, server.only().headers().get("Authorization"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
  void aPollWritesNothing(String method) {
    Fault fault = Wait.fault(poll().poll(ask("/x", "{'method':'%s'}".formatted(method))));
    assertEquals(Fault.Kind.REFUSED, fault.kind());
    assertTrue(server.asked().isEmpty());
  }
}
