package dev.pollen.connectors.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.connectors.kit.FakeServer;
import dev.pollen.connectors.kit.FakeServer.Answer;
import dev.pollen.engine.spi.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a recipe calls may be kept from this machine and its networks, by the address it has. */
final class PrivateAddressesTest extends UrlFixture {
  private FakeServer inside;

  @BeforeEach
  void start() {
    inside = new FakeServer(vertx).answers(Answer.json(200, "{}"));
  }

  @AfterEach
  void stop() {
    inside.close();
  }

  private String get(String host) {
    return "{'method':'GET','url':'http://%s:%d/x'}".formatted(host, inside.port());
  }

  @Test
  void aNameThatLeadsToThisMachineIsRefused() {
    Fault fault = fault(refusing("127.0.0.1"), get("vendor.example"));
    assertEquals(Fault.Kind.REFUSED, fault.kind());
    assertTrue(fault.getMessage().contains("vendor.example is 127.0.0.1"), fault::getMessage);
    assertTrue(fault.getMessage().contains("private_allowed: [vendor.example]"), fault::getMessage);
    assertTrue(inside.asked().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "169.254.169.254",
        "::1",
        "fd00:ec2::254",
        "64:ff9b::a9fe:a9fe",
        "100.100.100.200"
      })
  void whateverNameItHas(String address) {
    assertEquals(Fault.Kind.REFUSED, fault(refusing(address), get("vendor.example")).kind());
  }

  /** No DNS knows the name: so the line went to the very address that was looked at. */
  @Test
  void theLineGoesToTheAddressThatWasLookedAt() {
    assertEquals(
        200,
        answered(refusing("127.0.0.1", "127.0.0.0/8"), get("vendor.example"))
            .path("status")
            .asInt());
    assertEquals("vendor.example:" + inside.port(), inside.only().headers().get("Host"));
  }

  @Test
  void aHostMayBeAllowedByItsName() {
    answered(refusing("127.0.0.1", "vendor.example"), get("vendor.example"));
    assertEquals(
        Fault.Kind.REFUSED,
        fault(refusing("127.0.0.1", "other.example"), get("vendor.example")).kind());
    assertEquals(1, inside.asked().size());
  }

  @Test
  void aRedirectLeadsThereNeither() {
    try (FakeServer other = new FakeServer(vertx)) {
      inside.answers(Answer.json(200, "{}"));
      other.answers(Answer.with(302, "Location", "http://inner.example:" + inside.port() + "/x"));
      String call = "{'method':'GET','url':'http://outer.example:%d/x'}".formatted(other.port());
      Fault fault = fault(refusing("127.0.0.1", "outer.example"), call);
      assertEquals(Fault.Kind.REFUSED, fault.kind());
      assertEquals(1, other.asked().size());
      assertTrue(inside.asked().isEmpty());
    }
  }

  @Test
  void unlessItIsSaidPrivateAddressesMayBeCalled() {
    answered(USUAL, get("127.0.0.1"));
    assertEquals(1, inside.asked().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://vendor.example/x", "HTTP://10.0.0.1/x", "http://localhost.example"})
  void plainHttpToAnotherMachineIsRefused(String url) {
    Fault fault = fault(USUAL, "{'method':'GET','url':'%s'}".formatted(url));
    assertEquals(Fault.Kind.REFUSED, fault.kind());
    assertTrue(fault.getMessage().contains("network: {plain: ["), fault::getMessage);
  }
}
