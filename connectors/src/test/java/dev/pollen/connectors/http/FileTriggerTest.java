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
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    trigger = trigger(HttpFixture.PATIENCE);
  }

  private Trigger trigger(Duration timeout) {
    return new HttpConnector("acme")
        .open(
            Specs.settings("acme", server.url(), "{'location':'loc_1'}"),
            Specs.host(vertx, base, timeout, Specs.system("acme")))
        .trigger(sound());
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

  /** Everything that lies anywhere in the data folder, half-written files too. */
  private List<String> kept() throws IOException {
    try (Stream<Path> files = Files.walk(base)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> base.relativize(file).toString())
          .toList();
    }
  }

  /** Sends so many bytes; their number is told before only if wanted. */
  private static Answer bytes(int size, boolean told) {
    return request -> {
      var response = request.response().putHeader("Content-Type", "audio/x-wav");
      response.setChunked(!told);
      if (told) {
        response.putHeader("Content-Length", Integer.toString(size));
      }
      response.write(Buffer.buffer(new byte[size])).onFailure(ignored -> {});
      response.end().onFailure(ignored -> {});
    };
  }

  @Test
  void theReplyIsKeptAndTheRecordTellsOfIt() throws IOException {
    JsonNode record = poll(Answer.raw(200, "Audio/X-Wav; rate=8000", "hello")).records().get(0);
    assertEquals(
        Specs.json(
            "{'path':'files/acme/2c/%1$s.wav','type':'audio/x-wav','size':5,'hash':'%1$s'}"
                .formatted(HASH)),
        record);
    assertEquals(
        "hello", Files.readString(base.resolve("data").resolve(record.get("path").asText())));
  }

  @Test
  void theSameContentIsTheSameRecordAndNothingNewIsWritten() throws IOException {
    Answer hello = Answer.raw(200, "text/plain", "hello");
    List<JsonNode> first = poll(hello).records();
    Path file = base.resolve("data").resolve(first.get(0).get("path").asText());
    FileTime longAgo = FileTime.from(Specs.NOW);
    Files.setLastModifiedTime(file, longAgo);
    assertEquals(first, poll(hello).records());
    assertEquals(List.of("data/files/acme/2c/" + HASH + ".txt"), kept());
    assertEquals(longAgo, Files.getLastModifiedTime(file));
  }

  @Test
  void theSameContentUnderAnotherTypeIsKeptOnce() throws IOException {
    poll(Answer.raw(200, "text/plain", "hello"), Answer.raw(200, "what/ever", "hello"));
    JsonNode again = Wait.on(trigger.poll(Specs.ask("{'id':'c1'}"))).records().get(0);
    assertEquals("files/acme/2c/" + HASH + ".txt", again.get("path").asText());
    assertEquals(1, kept().size());
  }

  @Test
  void aTypeThatNobodyKnowsIsABinaryFile() {
    JsonNode record = poll(Answer.raw(200, "what/ever", "hello")).records().get(0);
    assertEquals("files/acme/2c/" + HASH + ".bin", record.get("path").asText());
    assertEquals("what/ever", record.get("type").asText());
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
  void aFileOfTheLargestSizeIsKept() {
    JsonNode record = poll(bytes(Exchange.MOST_BYTES_OF_A_FILE, false)).records().get(0);
    assertEquals(50 * 1024 * 1024, record.get("size").asInt());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLargerFileIsRefusedAndNothingIsLeftBehind(boolean told) throws IOException {
    Fault fault = fault(bytes(Exchange.MOST_BYTES_OF_A_FILE + 1, told));
    assertEquals(Fault.Kind.UNREADABLE, fault.kind());
    assertTrue(fault.getMessage().contains("larger than 50 MiB"), fault.getMessage());
    assertEquals(List.of(), kept());
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
  void aServerThatFallsSilentInMidBodyLeavesNoFile() throws IOException {
    trigger = trigger(Duration.ofSeconds(2));
    assertEquals(Fault.Kind.UNREADABLE, fault(Answer.stuck(200, "hel")).kind());
    assertEquals(List.of(), kept());
  }

  @Test
  void theWordsOfAnErrorAreRead() throws IOException {
    Fault fault = fault(Answer.json(404, "{\"message\":\"No recording found\"}"));
    assertEquals(Fault.Kind.REFUSED, fault.kind());
    assertEquals(404, fault.status());
    assertTrue(fault.getMessage().contains("No recording found"), fault.getMessage());
    assertEquals(List.of(), kept());
  }

  @Test
  void aUsedUpBudgetIsThrottling() {
    assertEquals(Fault.Kind.THROTTLED, fault(Answer.json(429, "{}")).kind());
  }

  @Test
  void aFolderThatCannotBeMadeIsToldOf() throws IOException {
    Files.writeString(base.resolve("data"), "in the way");
    Fault fault = fault(Answer.raw(200, "text/plain", "hello"));
    assertEquals(Fault.Kind.NOT_DONE, fault.kind());
    assertTrue(fault.getMessage().contains("acme.call.get_sound"), fault.getMessage());
  }
}
