package dev.pollen.connectors.highlevel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Effect;
import dev.pollen.catalog.Paging;
import dev.pollen.connectors.kit.FakeServer;
import dev.pollen.connectors.kit.FakeServer.Answer;
import dev.pollen.connectors.kit.FakeServer.Asked;
import dev.pollen.connectors.kit.Specs;
import dev.pollen.connectors.kit.Wait;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.spi.Receipt;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code highlevel.poll} and {@code highlevel.request}, over a real line. */
final class AnyPathTest {
  private static final Answer FINE = Answer.json(200, "{\"x\":[]}");
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

  private ConnectionSettings settings() {
    return Specs.settings("highlevel", server.url() + "/proxy", "{'location':'loc_1'}");
  }

  private Connection open(ConnectionSettings settings) {
    return new HighLevelConnector()
        .open(
            settings,
            Specs.host(vertx, Path.of("."), Duration.ofSeconds(15), Specs.system("highlevel")));
  }

  private static Trigger poll(Connection connection) {
    return connection.trigger(
        Specs.trigger(
            Specs.common(
                "highlevel.poll",
                Optional.empty(),
                Specs.withDefault("method", "'GET'"),
                Specs.withDefault("version", "'2021-07-28'")),
            Optional.empty(),
            new Paging.None()));
  }

  private static Action request(Connection connection) {
    return connection.action(
        new ActionSpec(
            Specs.common(
                "highlevel.request",
                Optional.empty(),
                Specs.withDefault("method", "'POST'"),
                Specs.withDefault("version", "'2021-07-28'")),
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

  private Receipt requested(String inputs) {
    return Wait.on(request(open(settings())).perform(Specs.json(inputs), "1"));
  }

  private Page polled(String inputs) {
    return Wait.on(poll(open(settings())).poll(Specs.ask(inputs)));
  }

  private Fault refused(String inputs) {
    return Wait.fault(request(open(settings())).perform(Specs.json(inputs), "1"));
  }

  @Test
  void aRequestGoesBelowTheBaseAddressWithTheConnectionsToken() {
    server.answers(FINE);
    requested("{'path':'/products/?a=b','method':'put','query':{'c':[1,2]},'body':{'n':1}}");
    Asked asked = server.only();
    assertEquals("PUT /proxy/products/?a=b&c=1&c=2", asked.method() + " " + asked.uri());
    assertEquals("Bearer token-of-the-test", asked.headers().get("Authorization"));
    assertEquals("application/json", asked.headers().get("Content-Type"));
    assertEquals("{\"n\":1}", asked.body());
  }

  private List<String> versions(String inputs) {
    server.answers(FINE);
    requested(inputs);
    polled(inputs);
    return server.asked().stream().map(asked -> asked.headers().get("Version")).toList();
  }

  @Test
  void theVersionIsTheOneMostlyMeant() {
    assertEquals(
        List.of("2021-07-28", "2021-07-28"), versions("{'path':'/products/','records':'/x'}"));
  }

  @Test
  void aRecipeMayMeanAnotherVersion() {
    assertEquals(
        List.of("v3", "v3"), versions("{'path':'/products/','records':'/x','version':'v3'}"));
  }

  @Test
  void noHeaderOfARecipeReplacesTheConnectionsOwn() {
    server.answers(FINE);
    requested("{'path':'/a','headers':{'Authorization':'Bearer other','X-A':'b'}}");
    assertEquals("Bearer token-of-the-test", server.only().headers().get("Authorization"));
    assertEquals(null, server.only().headers().get("X-A"));
  }

  @Test
  void aUrlOfARecipeLeadsNowhereElse() {
    server.answers(FINE);
    requested("{'path':'/a','url':'https://example.com/'}");
    assertEquals("/proxy/a", server.only().uri());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'path':'products'}",
        "{'path':'//example.com/products'}",
        "{'path':'https://example.com/products'}",
        "{'path':'/../products'}",
        "{'path':'/%2e%2e/products'}",
        "{'path':'/products','method':'BREW'}",
        "{'path':'/products','effect':'often'}",
        "{'path':'/products','version':'a\\nb'}"
      })
  void whatMayNotBeSentIsRefusedBeforeItLeaves(String inputs) {
    Fault fault = refused(inputs);
    assertEquals(Fault.Kind.REFUSED, fault.kind());
    assertTrue(fault.getMessage().startsWith("highlevel.request: "), fault.getMessage());
    assertTrue(server.asked().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "{}, UNREPEATABLE",
    "{'method':'GET'}, READ",
    "{'method':'PUT'}, IDEMPOTENT",
    "{'effect':'idempotent'}, IDEMPOTENT"
  })
  void theEffectIsWhatTheRecipeSaysElseWhatTheMethodMeans(String inputs, Effect effect) {
    assertEquals(effect, request(open(settings())).effect(Specs.json(inputs)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'path':'/a'}",
        "{'path':'/a','method':'DELETE'}",
        "{'path':'/a','method':'POST','effect':'read'}",
        "{'path':'/a','method':'HEAD'}",
        "{'path':'/a','method':'GET','effect':'unrepeatable'}"
      })
  void aConnectionForReadingOnlyLetsNoWriteOut(String inputs) {
    Connection careful = open(Specs.readOnly(settings()));
    Fault fault = Wait.fault(request(careful).perform(Specs.json(inputs), "1"));
    assertEquals(Fault.Kind.REFUSED, fault.kind());
    assertTrue(fault.getMessage().contains("access: read"), fault.getMessage());
    assertTrue(server.asked().isEmpty());
  }

  @Test
  void aConnectionForReadingOnlyReads() {
    server.answers(FINE);
    Connection careful = open(Specs.readOnly(settings()));
    JsonNode get = Specs.json("{'path':'/a','method':'GET'}");
    assertEquals(200, Wait.on(request(careful).perform(get, "1")).status());
  }

  @Test
  void aConnectionForReadingOnlyPollsByNothingButGet() {
    Trigger poll = poll(open(Specs.readOnly(settings())));
    Fault fault = Wait.fault(poll.poll(Specs.ask("{'path':'/contacts/','method':'POST'}")));
    assertEquals(Fault.Kind.REFUSED, fault.kind());
    assertTrue(server.asked().isEmpty());
  }

  @Test
  void anErrorIsReadAsThatOfAnyOtherOperation() {
    server.answers(Answer.json(422, "{\"message\":\"no such product token-of-the-test\"}"));
    Fault fault = refused("{'path':'/a'}");
    assertEquals("highlevel.request: 422: no such product (hidden)", fault.getMessage());
  }

  @Test
  void whatIsLeftOfTheBudgetIsToldOn() {
    server.answers(Answer.with(200, "X-Left", "7"));
    assertEquals(OptionalInt.of(7), requested("{'path':'/a'}").rate().remaining());
  }

  @Test
  void aPollFindsItsRecordsPageByPage() {
    server.answers(
        Answer.json(200, "{\"products\":[{\"_id\":\"p1\"}]}"),
        Answer.json(200, "{\"products\":[]}"));
    Trigger poll = poll(open(settings()));
    Trigger.Ask ask =
        Specs.ask(
            "{'path':'/products/','query':{'locationId':'l'},'records':'/products',"
                + "'identity':'/_id','paging':{'kind':'page','input':'p'}}");
    Page first = Wait.on(poll.poll(ask));
    assertEquals(List.of(Specs.json("{'_id':'p1'}")), first.records());
    assertEquals(List.of(), Wait.on(poll.poll(Specs.after(ask, first.next()))).records());
    assertEquals("/proxy/products/?locationId=l&p=2", server.asked().get(1).uri());
  }

  @Test
  void theRecipeSaysWhatNamesARecordAndItsStamps() {
    var shape =
        poll(open(settings()))
            .shape(Specs.json("{'identity':'/_id','created':'/c','changed':['/u','/c']}"));
    assertEquals(Specs.pointers("/_id"), shape.identity());
    assertEquals(Specs.pointers("/c"), shape.created());
    assertEquals(Specs.pointers("/u", "/c"), shape.changed());
  }

  @Test
  void aPollRemovesNothing() {
    Trigger poll = poll(open(settings()));
    Fault fault = Wait.fault(poll.poll(Specs.ask("{'path':'/a','method':'DELETE'}")));
    assertEquals(Fault.Kind.REFUSED, fault.kind());
    assertTrue(server.asked().isEmpty());
  }
}
