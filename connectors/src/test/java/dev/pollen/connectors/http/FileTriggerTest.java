package dev.pollen.connectors.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Paging;
import dev.pollen.catalog.RecordShape;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.connectors.kit.FakeServer;
import dev.pollen.connectors.kit.FakeServer.Answer;
import dev.pollen.connectors.kit.Specs;
import dev.pollen.connectors.kit.Wait;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileTriggerTest {
  /** SHA-256 of {@code hello}. */
  private static final String HASH =
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

  @TempDir Path base;
  private Vertx vertx;
  private FakeServer server;
  private Trigger trigger;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    server = new FakeServer(vertx);
    Connection connection =
        new HttpConnector("acme")
            .open(
                Specs.settings("acme", server.url(), "{'location':'loc_1'}"),
                Specs.host(vertx, base, Duration.ofSeconds(15), Specs.system("acme")));
    trigger = connection.trigger(sound());
  }

  @AfterEach
  void stop() {
    Wait.on(vertx.close());
  }

  private static TriggerSpec sound() {
    RecordShape shape =
        new RecordShape(
            RecordShape.Form.BYTES,
            List.of(),
            Specs.pointers("/hash"),
            List.of(),
            List.of(),
            List.of());
    return Specs.trigger(
        Specs.common(
            "acme.call.get_sound",
            Optional.of(Specs.call("GET", "/calls/{id}/sound", List.of(), List.of()))),
        Optional.of(shape),
        new Paging.None());
  }

  private Page poll(Answer... answers) {
    server.answers(answers);
    return Wait.on(trigger.poll(Specs.ask("{'id':'c1'}")));
  }

  private Fault fault(Answer answer) {
    server.answers(answer);
    return Wait.fault(trigger.poll(Specs.ask("{'id':'c1'}")));
  }

  private List<String> kept() throws IOException {
    Path folder = base.resolve("data/files");
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void theReplyIsKeptAndTheRecordTellsOfIt() throws IOException {
    JsonNode record = poll(Answer.raw(200, "Audio/X-Wav; rate=8000", "hello")).records().get(0);
    assertEquals(
        Specs.json(
            "{'path':'files/%1$s.wav','type':'audio/x-wav','size':5,'hash':'%1$s'}"
                .formatted(HASH)),
        record);
    assertEquals(
        "hello", Files.readString(base.resolve("data").resolve(record.get("path").asText())));
  }

  @Test
  void theSameContentIsTheSameRecordAndFile() throws IOException {
    Answer hello = Answer.raw(200, "text/plain", "hello");
    assertEquals(poll(hello).records(), poll(hello).records());
    assertEquals(List.of(HASH + ".txt"), kept());
  }

  @Test
  void otherContentIsAnotherRecord() throws IOException {
    poll(Answer.raw(200, "text/plain", "hello"), Answer.raw(200, "text/plain", "world"));
    Wait.on(trigger.poll(Specs.ask("{'id':'c1'}")));
    assertEquals(2, kept().size());
  }

  @Test
  void anyKindOfContentIsAskedFor() {
    poll(Answer.raw(200, "audio/x-wav", "hello"));
    assertEquals("*/*", server.only().headers().get("Accept"));
  }

  @Test
  void aFileMayBeLargerThanJson() {
    String large = "x".repeat(Exchange.MOST_BYTES + 1);
    assertEquals(
        large.length(),
        poll(Answer.raw(200, "audio/x-wav", large)).records().get(0).get("size").asInt());
  }

  @Test
  void aWebPageIsNoFile() throws IOException {
    Fault fault = fault(Answer.raw(200, "text/html", "<html>sign in</html>"));
    assertEquals(Fault.Kind.UNREADABLE, fault.kind());
    assertTrue(fault.getMessage().contains("not a file"), fault.getMessage());
    assertEquals(List.of(), kept());
  }

  @Test
  void anEmptyReplyIsNoFile() throws IOException {
    assertEquals(Fault.Kind.UNREADABLE, fault(Answer.raw(200, "audio/x-wav", "")).kind());
    assertEquals(List.of(), kept());
  }

  @Test
  void aFileThatBreaksOffIsNotKept() throws IOException {
    assertEquals(Fault.Kind.UNREADABLE, fault(Answer.cutOff(200, "hel")).kind());
    assertEquals(List.of(), kept());
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    assertEquals(Fault.Kind.REFUSED, fault(Answer.json(404, "{}")).kind());
  }

  @Test
  void aFolderThatCannotBeMadeIsToldOf() throws IOException {
    Files.writeString(base.resolve("data"), "in the way");
    Fault fault = fault(Answer.raw(200, "text/plain", "hello"));
    assertEquals(Fault.Kind.NOT_DONE, fault.kind());
    assertTrue(fault.getMessage().contains("acme.call.get_sound"), fault.getMessage());
  }
}
