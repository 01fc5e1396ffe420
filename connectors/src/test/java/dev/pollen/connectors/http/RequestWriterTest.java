package dev.pollen.connectors.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.catalog.Effect;
import dev.pollen.catalog.HttpCall;
import dev.pollen.connectors.kit.FakeServer.Answer;
import dev.pollen.connectors.kit.FakeServer.Asked;
import dev.pollen.connectors.kit.Specs;
import dev.pollen.connectors.kit.Wait;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestWriterTest extends HttpFixture {

  private Asked sent(HttpCall call, String input) {
    server.answers(Answer.json(200, "{}"));
    Wait.on(action(call).perform(Specs.json(input), "1"));
    return server.only();
  }

  private static HttpCall body(String method, boolean emptyBody, String... names) {
    return new HttpCall(
        method, "/things", Map.of(), List.of(), List.of(), List.of(names), emptyBody);
  }

  @Test
  void aPathInputIsOneEscapedSegment() {
    Asked asked = sent(Specs.call("GET", "/a/{id}/b", List.of(), List.of()), "{'id':'x/y z?ü~'}");
    assertEquals("/a/x%2Fy%20z%3F%C3%BC~/b", asked.uri());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'id':''}", "{'id':null}", "{'id':'..'}", "{'id':{'a':1}}"})
  void aPathInputThatWouldAddressSomethingElseIsRefused(String input) {
    Action action = action(Specs.call("DELETE", "/a/{id}", List.of(), List.of()));
    assertEquals(Fault.Kind.REFUSED, Wait.fault(action.perform(Specs.json(input), "1")).kind());
    assertTrue(server.asked().isEmpty());
  }

  @Test
  void anArrayInTheQueryIsItsNameRepeatedAndNullIsLeftOut() {
    Asked asked =
        sent(
            Specs.call("GET", "/a", List.of("tag", "none", "n", "big"), List.of()),
            "{'tag':['a b','c&d'],'none':null,'n':'007','big':12345678901.5}");
    assertEquals("/a?tag=a%20b&tag=c%26d&n=007&big=12345678901.5", asked.uri());
  }

  @Test
  void aBodyHoldsTheGivenPropertiesAsTheyWereGiven() {
    Asked asked = sent(body("PUT", false, "name", "size", "gone"), "{'name':null,'size':'12'}");
    assertEquals("{\"name\":null,\"size\":\"12\"}", asked.body());
    assertEquals("application/json", asked.headers().get("Content-Type"));
  }

  @Test
  void aNameThatStandsTwiceGoesIntoTheBodyWithoutItsPrefix() {
    HttpCall call =
        new HttpCall(
            "POST", "/a/{type}", Map.of(), List.of("type"), List.of(), List.of("body.type"), false);
    Asked asked = sent(call, "{'type':'add','body.type':'lead'}");
    assertEquals("/a/add", asked.uri());
    assertEquals("{\"type\":\"lead\"}", asked.body());
  }

  @Test
  void aWholeBodyMayBeAnArray() {
    assertEquals("[1,2]", sent(body("POST", false, "body"), "{'body':[1,2]}").body());
  }

  @Test
  void aPropertyCalledBodyAmongOthersIsOnlyAProperty() {
    String body = sent(body("POST", false, "title", "body"), "{'body':'Hello'}").body();
    assertEquals("{\"body\":\"Hello\"}", body);
  }

  @Test
  void anEmptyBodyIsSentOnlyWhereTheCatalogSaysSo() {
    assertEquals("{}", sent(body("POST", true), "{}").body());
  }

  @Test
  void withoutBodyNothingIsSentAndNoTypeNamed() {
    Asked asked = sent(body("POST", false, "name"), "{}");
    assertEquals("", asked.body());
    assertNull(asked.headers().get("Content-Type"));
  }

  @Test
  void aDeleteCarriesItsBody() {
    Asked asked = sent(body("DELETE", false, "tags"), "{'tags':['a']}");
    assertEquals("DELETE", asked.method());
    assertEquals("{\"tags\":[\"a\"]}", asked.body());
  }

  @Test
  void theTokenAndTheOperationsHeadersTravel() {
    HttpCall call =
        new HttpCall("GET", "/a", Map.of("Version", "v9"), List.of(), List.of(), List.of(), false);
    Asked asked = sent(call, "{}");
    assertEquals("Bearer token-of-the-test", asked.headers().get("Authorization"));
    assertEquals("v9", asked.headers().get("Version"));
  }

  @Test
  void inputsComeFromTheConnectionAndTheCatalogUnlessGiven() {
    server.answers(Answer.json(200, "{}"));
    HttpCall call = Specs.call("GET", "/a", List.of("locationId", "limit", "page"), List.of());
    Action action =
        action(
            call,
            Specs.from("locationId", "location"),
            Specs.withDefault("limit", "20"),
            Specs.withDefault("page", "1"));
    Wait.on(action.perform(Specs.json("{'page':7}"), "1"));
    assertEquals("/a?locationId=loc_1&limit=20&page=7", server.only().uri());
  }

  @Test
  void aBaseAddressMayHoldAPath() {
    server.answers(Answer.json(200, "{}"));
    Action action = open(server.url() + "/api/v1/").action(spec(body("POST", false)));
    Wait.on(action.perform(Specs.json("{}"), "1"));
    assertEquals("/api/v1/things", server.only().uri());
  }

  @Test
  void aConnectionForReadingRefusesAWriteBeforeItLeaves() {
    Action action =
        new HttpConnector("acme")
            .open(
                Specs.readOnly(Specs.settings("acme", server.url(), "{}")),
                Specs.host(vertx, Path.of("."), PATIENCE, Specs.system("acme")))
            .action(
                Specs.action(
                    Specs.common("acme.a.b", java.util.Optional.of(body("POST", false))),
                    Effect.IDEMPOTENT));
    Fault fault = Wait.fault(action.perform(Specs.json("{}"), "1"));
    assertEquals(Fault.Kind.REFUSED, fault.kind());
    assertTrue(fault.getMessage().contains("access: read"), fault.getMessage());
    assertTrue(server.asked().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://example.com", "ftp://example.com", "example.com", "https://a:b@c"})
  void aBaseAddressThatWouldGiveTheTokenAwayIsRefused(String url) {
    assertThrows(IllegalArgumentException.class, () -> open(url));
  }

  @Test
  void theAccountIsTheSystemAndItsFields() {
    assertEquals("acme:loc_1", connection.account());
  }
}
