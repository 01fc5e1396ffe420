package dev.pollen.connectors.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.connectors.kit.Certificates;
import dev.pollen.connectors.kit.FakeServer;
import dev.pollen.connectors.kit.FakeServer.Answer;
import dev.pollen.connectors.kit.FakeServer.Asked;
import dev.pollen.engine.spi.Fault;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Redirects are followed by the method's rules; no secret goes to a host that nobody named. */
final class RedirectTest extends UrlFixture {
  @TempDir Path folder;
  private FakeServer here;
  private FakeServer there;

  @BeforeEach
  void start() {
    here = new FakeServer(vertx);
    there = new FakeServer(vertx).answers(Answer.json(200, "{\"who\":\"there\"}"));
  }

  @AfterEach
  void stop() {
    here.close();
    there.close();
  }

  private void moved(int status, String location) {
    here.answers(Answer.with(status, "Location", location), Answer.json(200, "{\"who\":\"here\"}"));
  }

  private String call(String method, String more) {
    return "{'method':'%s','url':'%s/old?a=1'%s}".formatted(method, here.url(), more);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aReadGoesOnWithItsHeadersAtTheSameHost(int status) {
    moved(status, "../new?b=2");
    String body =
        answered(USUAL, call("GET", ",'headers':{'Authorization':'Bearer t','X-A':'b'}"))
            .at("/body/who")
            .asText();
    assertEquals("here", body);
    Asked second = here.asked().get(1);
    assertEquals("GET /new?b=2", second.method() + " " + second.uri());
    assertEquals("Bearer t", second.headers().get("Authorization"));
    assertEquals("b", second.headers().get("X-A"));
  }

  @Test
  void anotherPortSeesNoCredentialAndNoHeaderOfTheRecipe() {
    moved(302, there.url() + "/new");
    String headers =
        ",'headers':{'Authorization':'Bearer t','Cookie':'c','X-Api-Key':'k','X-A':'b'}";
    assertEquals("there", answered(USUAL, call("GET", headers)).at("/body/who").asText());
    for (String name : new String[] {"Authorization", "Cookie", "X-Api-Key", "X-A"}) {
      assertNull(there.only().headers().get(name), name);
    }
  }

  @ParameterizedTest
  @CsvSource({"307", "308"})
  void aWriteThatMovedIsSentThereWithItsBody(int status) {
    moved(status, "/new");
    answered(USUAL, call("POST", ",'body':{'n':1}"));
    Asked second = here.asked().get(1);
    assertEquals("POST /new {\"n\":1}", second.method() + " " + second.uri() + " " + second.body());
  }

  @Test
  void aBodyDoesNotGoToAnotherHostAndTheWriteIsNotDone() {
    moved(307, there.url() + "/new");
    Fault fault = fault(USUAL, call("POST", ",'body':{'n':1}"));
    assertEquals(Fault.Kind.REFUSED, fault.kind());
    assertTrue(fault.getMessage().contains("a body does not go there"), fault::getMessage);
    assertTrue(there.asked().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302})
  void aWriteThatIsRedirectedInTheOldWayIsInDoubt(int status) {
    moved(status, "/sign-in");
    Fault fault = fault(USUAL, call("POST", ",'body':{'n':1}"));
    assertEquals(Fault.Kind.UNKNOWN, fault.kind());
    assertTrue(fault.getMessage().contains("not_done: [" + status), fault::getMessage);
    assertEquals(1, here.asked().size());
  }

  @Test
  void theAnswerToAWriteMayStandElsewhere() {
    moved(303, "/done");
    assertEquals("here", answered(USUAL, call("POST", ",'body':{'n':1}")).at("/body/who").asText());
    Asked second = here.asked().get(1);
    assertEquals("GET /done ", second.method() + " " + second.uri() + " " + second.body());
    assertNull(second.headers().get("Content-Type"));
  }

  @Test
  void aWriteWhoseAnswerCannotBeReadIsInDoubt() {
    here.answers(Answer.with(303, "Location", "/done"), Answer.json(404, "{}"));
    Fault fault = fault(USUAL, call("POST", ",'body':{'n':1}"));
    assertEquals(Fault.Kind.UNKNOWN, fault.kind());
    assertEquals(303, fault.status(), "the host did answer");
  }

  @Test
  void aWriteThatMovedToWhereNobodyListensIsNotDone() {
    there.close();
    moved(308, there.url() + "/new");
    assertEquals(Fault.Kind.UNREACHABLE, fault(USUAL, call("DELETE", "")).kind());
    there = new FakeServer(vertx);
  }

  @Test
  void thatNobodyListensWhereAHostSendsUsIsNoSilenceOfThatHost() {
    there.close();
    moved(302, there.url() + "/new");
    Fault fault = fault(USUAL, call("GET", ""));
    assertEquals(Fault.Kind.UNREACHABLE, fault.kind());
    assertTrue(fault.isElsewhere(), fault::getMessage);
    there = new FakeServer(vertx);
  }

  @Test
  void anErrorOfWhereAHostSendsUsIsNoSilenceOfThatHost() {
    there.close();
    there = new FakeServer(vertx).answers(Answer.json(503, "{}"));
    moved(302, there.url() + "/new");
    Fault fault = fault(USUAL, call("GET", ""));
    assertEquals(503, fault.status());
    assertTrue(fault.isElsewhere(), fault::getMessage);
  }

  @Test
  void silenceAfterARedirectWithinAHostIsItsOwn() {
    here.answers(Answer.with(302, "Location", "/again"), Answer.hangUp());
    Fault fault = fault(USUAL, call("GET", ""));
    assertEquals(Fault.Kind.UNKNOWN, fault.kind());
    assertFalse(fault.isElsewhere(), fault::getMessage);
  }

  @Test
  void aCircleEnds() {
    here.answers(Answer.with(302, "Location", "/again"));
    Fault fault = fault(USUAL, call("GET", ""));
    assertTrue(fault.getMessage().contains("more than 5 times"), fault::getMessage);
    assertEquals(6, here.asked().size());
  }

  @Test
  void nothingGoesFromHttpsToPlainHttp() {
    Certificates certificates = Certificates.in(folder).issue("good", "ip:127.0.0.1", -1, 10);
    try (FakeServer safe = new FakeServer(vertx, certificates, "good")) {
      safe.answers(Answer.with(302, "Location", there.url() + "/new"));
      Fault fault =
          fault(
              trusting(certificates.root()), "{'method':'GET','url':'%s/x'}".formatted(safe.url()));
      assertTrue(fault.getMessage().contains("from https to plain http"), fault::getMessage);
      assertTrue(there.asked().isEmpty());
    }
  }

  @Test
  void noPlainHttpToAnotherMachineIsFollowed() {
    moved(302, "http://vendor.example/new");
    Fault fault = fault(USUAL, call("GET", ""));
    assertTrue(fault.getMessage().contains("plain: [vendor.example]"), fault::getMessage);
  }

  @Test
  void anAddressThatRepeatsASecretIsNotFollowedElsewhere() {
    String key = "canary-proxy-password";
    moved(302, there.url() + "/new?key=" + key);
    Fault fault =
        fault(
            proxied(
                java.util.Map.of("HTTPS_PROXY", "http://u:%s@127.0.0.1:1".formatted(key)),
                java.util.Optional.empty()),
            call("GET", ""));
    assertTrue(fault.getMessage().contains("with a secret in its address"), fault::getMessage);
    assertFalse(fault.getMessage().contains(key), fault::getMessage);
    assertTrue(there.asked().isEmpty());
  }

  @Test
  void anAddressThatRepeatsAHeaderOfTheRecipesIsNotFollowedElsewhere() {
    moved(302, there.url() + "/new?key=canary-api-key");
    Fault fault = fault(USUAL, call("GET", ",'headers':{'X-Api-Key':'canary-api-key'}"));
    assertTrue(fault.getMessage().contains("with a secret in its address"), fault::getMessage);
    assertFalse(fault.getMessage().contains("canary"), fault::getMessage);
    assertTrue(there.asked().isEmpty());
  }

  @Test
  void aTokenThatAnAddressRepeatsIsNotShown() {
    moved(301, "/sign-in/canary-token?back=canary-token");
    Fault fault =
        fault(USUAL, call("POST", ",'headers':{'Authorization':'Bearer canary-token'},'body':1"));
    assertTrue(fault.getMessage().contains("it is redirected to " + here.url()), fault::getMessage);
    assertFalse(fault.getMessage().contains("canary"), fault::getMessage);
  }

  @Test
  void aTokenThatAnAddressRepeatsIsNotShownWhenNoAnswerComesFromThereEither() {
    here.answers(Answer.with(302, "Location", "/in/canary-token"), Answer.hangUp());
    Fault fault = fault(USUAL, call("GET", ",'headers':{'Authorization':'Bearer canary-token'}"));
    assertEquals(Fault.Kind.UNKNOWN, fault.kind());
    assertFalse(fault.getMessage().contains("canary"), fault::getMessage);
  }

  @Test
  void ofAnAddressThatCannotBeReadNothingIsShown() {
    moved(302, "https://vendor.example/x?session=canary session");
    Fault fault = fault(USUAL, call("GET", ""));
    assertTrue(fault.getMessage().contains("to what is no address"), fault::getMessage);
    assertFalse(fault.getMessage().contains("canary"), fault::getMessage);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://vendor.example/x", "http://", "mailto:a@vendor.example"})
  void whatIsNoAddressIsSaid(String location) {
    moved(302, location);
    assertEquals(Fault.Kind.UNKNOWN, fault(USUAL, call("GET", "")).kind());
    assertEquals(1, here.asked().size());
  }
}
