package dev.pollen.connectors.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.connectors.kit.Certificates;
import dev.pollen.connectors.kit.FakeServer;
import dev.pollen.connectors.kit.FakeServer.Answer;
import dev.pollen.connectors.kit.Wait;
import dev.pollen.engine.spi.Fault;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates are checked, and what is wrong with one is said in words. */
final class TlsTest extends UrlFixture {
  private static final String HERE = "dns:localhost,ip:127.0.0.1";

  @TempDir static Path folder;
  private static Certificates certificates;

  @BeforeAll
  static void make() {
    certificates =
        Certificates.in(folder)
            .issue("good", HERE, -1, 10)
            .issue("ended", HERE, -20, 10)
            .issue("early", HERE, 5, 10)
            .issue("other", "dns:other.example", -1, 10)
            .alone("alone", HERE);
  }

  private static String get(String url) {
    return "{'method':'GET','url':'%s/x'}".formatted(url);
  }

  private void refused(String alias, String... words) {
    try (FakeServer server = new FakeServer(vertx, certificates, alias)) {
      refused(server.url(), List.of(words));
      assertEquals(List.of(), server.asked());
    }
  }

  private void refused(String url, List<String> words) {
    Fault fault = fault(trusting(certificates.root()), get(url));
    assertEquals(Fault.Kind.UNREACHABLE, fault.kind(), fault::getMessage);
    for (String word : words) {
      assertTrue(fault.getMessage().contains(word), fault::getMessage);
    }
  }

  @Test
  void aFileOfAuthoritiesThatLostThemIsNamed() throws IOException {
    Path emptied = Files.writeString(folder.resolve("emptied.pem"), "");
    try (FakeServer server = new FakeServer(vertx, certificates, "good")) {
      Fault fault = fault(trusting(emptied), get(server.url()));
      assertTrue(
          fault.getMessage().contains("emptied.pem' holds no certificate"), fault::getMessage);
    }
  }

  @Test
  void anAuthorityOfTheUsersOwnIsTrusted() {
    try (FakeServer server = new FakeServer(vertx, certificates, "good")) {
      server.answers(Answer.json(200, "{}"));
      assertEquals(
          200, answered(trusting(certificates.root()), get(server.url())).path("status").asInt());
    }
  }

  @Test
  void whatEndedIsToldWithItsEndAndItsIssuer() {
    refused("ended", "the certificate of 127.0.0.1 ended on 20", "CN=Root of the test", "renew");
  }

  @Test
  void whatIsNotYetValidAsksForTheClock() {
    refused("early", "is not valid before 20", "clock");
  }

  @Test
  void anotherHostsCertificateIsToldWithWhomItIsFor() {
    refused("other", "that 127.0.0.1 shows is for other.example", "correct the address");
  }

  @Test
  void whatIsSignedByItselfIsToldWithTheWayOut() {
    refused("alone", "is signed by itself ('CN=alone', until 20", "authorities: FILE");
  }

  @Test
  void anUnknownIssuerIsNamed() {
    try (FakeServer server = new FakeServer(vertx, certificates, "good")) {
      Fault fault = fault(USUAL, get(server.url()));
      assertTrue(
          fault.getMessage().contains("is issued by 'CN=Root of the test', whom this machine"),
          fault::getMessage);
      assertTrue(fault.getMessage().contains("authorities: FILE"), fault::getMessage);
      assertEquals(List.of(), server.asked());
    }
  }

  @Test
  void aPortWithoutTlsIsToldAsThat() {
    try (FakeServer server = new FakeServer(vertx)) {
      server.answers(Answer.json(200, "{}"));
      refused(server.url().replace("http:", "https:"), List.of("does not speak TLS"));
    }
  }

  /** What a server says that knows no version of TLS from 1.2 on: the alert protocol_version. */
  @Test
  void aVersionThatIsTooOldIsToldAsThat() {
    Buffer alert = Buffer.buffer(new byte[] {0x15, 3, 1, 0, 2, 2, 70});
    NetServer old =
        Wait.on(
            vertx
                .createNetServer()
                .connectHandler(
                    socket -> socket.handler(hello -> socket.write(alert).onFailure(gone -> {})))
                .listen(0, "127.0.0.1"));
    refused("https://127.0.0.1:" + old.actualPort(), List.of("no longer safe", "1.2 and 1.3"));
    Wait.on(old.close());
  }
}
