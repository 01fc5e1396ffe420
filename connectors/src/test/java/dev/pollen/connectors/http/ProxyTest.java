package dev.pollen.connectors.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.connectors.kit.Certificates;
import dev.pollen.connectors.kit.FakeServer;
import dev.pollen.connectors.kit.FakeServer.Answer;
import dev.pollen.connectors.kit.ProxyServer;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.net.Hosts;
import dev.pollen.engine.spi.net.Network;
import dev.pollen.engine.spi.net.Proxies;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The environment's proxies are used, with their login, and never shown. */
final class ProxyTest extends UrlFixture {
  private static final String GET = "{'method':'GET','url':'https://vendor.example/x'}";

  @TempDir static Path folder;
  private static Certificates certificates;
  private FakeServer vendor;

  @BeforeAll
  static void make() {
    certificates = Certificates.in(folder).issue("vendor", "dns:vendor.example", -1, 10);
  }

  @BeforeEach
  void start() {
    vendor = new FakeServer(vertx, certificates, "vendor").answers(Answer.json(200, "{}"));
  }

  @AfterEach
  void stop() {
    vendor.close();
  }

  private static Network by(String variable, String proxy) {
    return proxied(Map.of(variable, proxy), Optional.of(certificates.root()));
  }

  @Test
  void anHttpsCallGoesThroughATunnelAndItsCertificateIsChecked() {
    try (ProxyServer proxy = new ProxyServer(vertx, vendor.port(), Optional.empty())) {
      Network network = by("HTTPS_PROXY", "http://127.0.0.1:" + proxy.port());
      assertEquals(200, answered(network, GET).path("status").asInt());
      assertEquals(List.of("CONNECT vendor.example:443"), proxy.asked());
      Fault wrong = fault(network, GET.replace("vendor.example", "other.example"));
      assertTrue(wrong.getMessage().contains("other.example shows is for"), wrong::getMessage);
      assertEquals(1, vendor.asked().size());
    }
  }

  @Test
  void theLoginIsGivenWithItsOddCharacters() {
    String login = "me:p@ss:wörd";
    try (ProxyServer proxy = new ProxyServer(vertx, vendor.port(), Optional.of(login))) {
      String address = "http://me:p%40ss%3Aw%C3%B6rd@127.0.0.1:" + proxy.port();
      assertEquals(200, answered(by("https_proxy", address), GET).path("status").asInt());
    }
  }

  @Test
  void aWrongLoginIsToldWithoutIt() {
    try (ProxyServer proxy = new ProxyServer(vertx, vendor.port(), Optional.of("me:right"))) {
      String address = "http://me:canary-wrong@127.0.0.1:" + proxy.port();
      Fault fault = fault(by("HTTPS_PROXY", address), GET);
      assertEquals(Fault.Kind.UNREACHABLE, fault.kind());
      assertTrue(
          fault.getMessage().contains("(HTTPS_PROXY) wants a user and password"),
          fault::getMessage);
      assertFalse(fault.getMessage().contains("canary"), fault::getMessage);
      assertEquals(List.of(), vendor.asked());
    }
  }

  @Test
  void aProxyThatIsAwayIsNamed() {
    ProxyServer proxy = new ProxyServer(vertx, vendor.port(), Optional.empty());
    proxy.close();
    Fault fault = fault(by("ALL_PROXY", "127.0.0.1:" + proxy.port()), GET);
    assertTrue(
        fault.getMessage().contains("the proxy 127.0.0.1:" + proxy.port() + " (ALL_PROXY)"),
        fault::getMessage);
  }

  @Test
  void plainHttpIsHandedOnWithTheWholeAddress() {
    try (FakeServer plain = new FakeServer(vertx).answers(Answer.json(200, "{}"));
        ProxyServer proxy = new ProxyServer(vertx, plain.port(), Optional.empty())) {
      Network network =
          new Network(
              Hosts.of(List.of("printer.example")),
              false,
              Hosts.NONE,
              Optional.empty(),
              Proxies.of(Map.of("http_proxy", "127.0.0.1:" + proxy.port())),
              USUAL.names());
      String call = "{'method':'GET','url':'http://printer.example/x?y=1'}";
      assertEquals(200, answered(network, call).path("status").asInt());
      assertEquals(List.of("GET http://printer.example/x?y=1"), proxy.asked());
      assertEquals("/x?y=1", plain.only().uri());
    }
  }

  @Test
  void thisMachineIsCalledDirectly() {
    try (FakeServer here = new FakeServer(vertx).answers(Answer.json(200, "{}"));
        ProxyServer proxy = new ProxyServer(vertx, vendor.port(), Optional.empty())) {
      Network network = by("ALL_PROXY", "127.0.0.1:" + proxy.port());
      answered(network, "{'method':'GET','url':'%s/x'}".formatted(here.url()));
      assertEquals(List.of(), proxy.asked());
      assertEquals(1, here.asked().size());
    }
  }

  @Test
  void aTunnelServesMoreThanOneCall() {
    try (ProxyServer proxy = new ProxyServer(vertx, vendor.port(), Optional.empty())) {
      for (int call = 0; call < 5; call++) {
        answered(by("HTTPS_PROXY", "http://127.0.0.1:" + proxy.port()), GET);
      }
      assertEquals(5, vendor.asked().size());
      assertTrue(proxy.asked().size() < 5, () -> "tunnels: " + proxy.asked());
    }
  }

  @Test
  void aNameThatThisMachineDoesNotKnowIsNotTheProxys() {
    Network network =
        new Network(
            Hosts.NONE,
            true,
            Hosts.NONE,
            Optional.empty(),
            Proxies.of(Map.of("ALL_PROXY", "proxy.example:8080")),
            host -> {
              throw new UnknownHostException(host);
            });
    Fault fault = fault(network, GET);
    assertEquals(Fault.Kind.UNREACHABLE, fault.kind());
    assertTrue(fault.getMessage().contains("by the name vendor.example"), fault::getMessage);
  }
}
