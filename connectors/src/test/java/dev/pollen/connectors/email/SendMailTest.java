package dev.pollen.connectors.email;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.Effect;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.connectors.kit.Specs;
import dev.pollen.connectors.kit.Wait;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Receipt;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages to a server of our own: what arrives, and what each failure means. */
class SendMailTest {
  private static final ActionSpec SEND = spec();

  private final Vertx vertx = Vertx.vertx();
  private final SmtpServer server = new SmtpServer(vertx);
  private final Connection mailbox = open(fields().put("port", server.port()));

  private static ActionSpec spec() {
    Catalog catalog = CatalogReader.read(CatalogFiles.shipped()).catalog();
    return (ActionSpec) catalog.operation("email.send").orElseThrow();
  }

  private static ObjectNode fields() {
    return (ObjectNode)
        Specs.json("{'host': '127.0.0.1', 'tls': 'none', 'from': 'Robot <robot@example.com>'}");
  }

  private Connection open(ObjectNode fields) {
    return open(fields, false);
  }

  private Connection open(ObjectNode fields, boolean readOnly) {
    return new EmailConnector()
        .open(
            new ConnectionSettings(
                "mail", "email", Optional.empty(), Optional.empty(), readOnly, fields),
            Specs.host(
                vertx,
                Path.of("."),
                Duration.ofSeconds(10),
                new Catalog(List.of(), List.of()),
                Specs.NOW));
  }

  @AfterEach
  void close() {
    Wait.on(mailbox.close());
    server.close();
    Wait.on(vertx.close());
  }

  private static JsonNode letter() {
    return Specs.json("{'to': ['ada@example.com'], 'subject': 'Hello', 'text': 'How do you do?'}");
  }

  private Receipt send(JsonNode input) {
    return Wait.on(mailbox.action(SEND).perform(input, "run-1/steps[0]/1"));
  }

  private Fault fault(JsonNode input) {
    return assertThrows(Fault.class, () -> send(input));
  }

  @Test
  void aMessageArrivesWithItsSubjectItsTextAndTheNameOfTheAttempt() {
    Receipt receipt = send(letter());
    String arrived = server.letters().get(0);
    assertTrue(arrived.contains("From: Robot <robot@example.com>"), arrived);
    assertTrue(arrived.contains("Subject: Hello"), arrived);
    assertTrue(arrived.contains("How do you do?"), arrived);
    assertTrue(arrived.contains("X-Pollen-Attempt: run-1/steps[0]/1"), arrived);
    assertEquals("ada@example.com", receipt.reply().at("/recipients/0").asText());
    assertFalse(receipt.reply().path("messageId").asText().isEmpty());
  }

  @Test
  void aLineBreakInARecordAddsNoHeader() {
    ObjectNode sly = letter().deepCopy();
    sly.put("subject", "Hello\r\nBcc: everybody@example.com");
    send(sly);
    assertFalse(server.letters().get(0).contains("\nBcc:"), server.letters()::toString);
  }

  @Test
  void aRefusedRecipientIsRefusedWithTheServersWords() {
    server.answer("RCPT", "550 no such user here");
    Fault fault = fault(letter());
    assertEquals(Fault.Kind.REFUSED, fault.kind());
    assertTrue(fault.getMessage().contains("550"), fault::getMessage);
    assertTrue(fault.getMessage().contains("no such user here"), fault::getMessage);
    assertEquals(0, server.letters().size());
  }

  @Test
  void aBusyServerSurelyDidNotTakeIt() {
    server.answer("MAIL", "451 try again later");
    assertEquals(Fault.Kind.NOT_DONE, fault(letter()).kind());
  }

  @Test
  void aLineThatBreaksBeforeTheAnswerLeavesADoubt() {
    server.answer(".", SmtpServer.HANG_UP);
    assertEquals(Fault.Kind.UNKNOWN, fault(letter()).kind());
    assertEquals(1, server.letters().size());
    assertEquals(Effect.UNREPEATABLE, mailbox.action(SEND).effect(letter()));
  }

  @Test
  void aServerThatIsNotThereTookNothing() {
    int port = server.port();
    server.close();
    Fault fault = fault(letter());
    assertEquals(Fault.Kind.UNREACHABLE, fault.kind());
    assertTrue(fault.getMessage().contains("127.0.0.1:" + port), fault::getMessage);
  }

  @Test
  void aWrongPasswordIsToldAsOneAndNeverShown() {
    server.answer("AUTH", "535 authentication failed");
    Connection signedIn =
        open(
            fields()
                .put("port", server.port())
                .put("username", "robot")
                .put("password", "made-up-word"));
    Action action = signedIn.action(SEND);
    Fault fault = assertThrows(Fault.class, () -> Wait.on(action.perform(letter(), "x")));
    assertEquals(Fault.Kind.SIGN_IN, fault.kind());
    assertFalse(fault.getMessage().contains("made-up-word"), fault::getMessage);
    Wait.on(signedIn.close());
  }

  @Test
  void whatCannotBeALetterNeverLeaves() {
    assertEquals(
        Fault.Kind.REFUSED, fault(Specs.json("{'to': [], 'subject': 'x', 'text': 'y'}")).kind());
    Fault empty = fault(Specs.json("{'to': ['a@example.com'], 'subject': 'x'}"));
    assertTrue(empty.getMessage().contains("give it 'text', 'html' or both"), empty::getMessage);
    assertEquals(0, server.letters().size());
  }

  @Test
  void aReadOnlyConnectionSendsNothing() {
    Connection reading = open(fields().put("port", server.port()), true);
    Action action = reading.action(SEND);
    Fault fault = assertThrows(Fault.class, () -> Wait.on(action.perform(letter(), "x")));
    assertTrue(fault.getMessage().contains("access: read"), fault::getMessage);
    Wait.on(reading.close());
  }

  @Test
  void mailInTheOpenIsRefusedButOnThisMachine() {
    ObjectNode far = fields().put("host", "mail.example.com");
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> open(far));
    assertTrue(refused.getMessage().contains("use starttls or tls"), refused::getMessage);
  }
}
