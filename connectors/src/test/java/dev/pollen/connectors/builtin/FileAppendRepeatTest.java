package dev.pollen.connectors.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Effect;
import dev.pollen.connectors.kit.Specs;
import dev.pollen.connectors.kit.Wait;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Host;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A line of a file after a crash, and after somebody else wrote to the file. */
class FileAppendRepeatTest {
  @TempDir Path folder;
  private Vertx vertx;
  private Action append;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    append = restarted();
  }

  @AfterEach
  void stop() {
    Wait.on(vertx.close());
  }

  private Action restarted() {
    return opened("file.append");
  }

  private Action opened(String key) {
    Host host = Specs.host(vertx, folder, Duration.ofSeconds(5), Specs.system("file"));
    return new FileConnector()
        .open(ConnectionSettings.none("file"), host)
        .action(Specs.action(Specs.common(key, Optional.empty()), Effect.IDEMPOTENT));
  }

  private static JsonNode line(int n) {
    return Specs.json("{'path':'out/a.jsonl','fields':{'n':" + n + "}}");
  }

  private JsonNode prepared(int n) {
    return Wait.on(append.prepare(line(n)));
  }

  private void performed(JsonNode prepared) {
    Wait.on(append.perform(prepared, "1"));
  }

  private Path file() {
    return folder.resolve("out/a.jsonl");
  }

  private String text() throws IOException {
    return Files.readString(file());
  }

  @Test
  void aRepeatAfterACrashAddsNothing() throws IOException {
    JsonNode first = prepared(1);
    performed(first);
    append = restarted();
    performed(first);
    performed(prepared(2));
    assertEquals("{\"n\":1}\n{\"n\":2}\n", text());
  }

  @Test
  void aPlaceKeptBeforeACrashIsGivenToNobodyElse() throws IOException {
    performed(prepared(1));
    JsonNode doubtful = prepared(2);
    append = restarted();
    performed(prepared(3));
    performed(doubtful);
    assertEquals("{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n", text());
  }

  @Test
  void aLineOfAFileThatACrashKeptFromBeingMadeIsWrittenOnRepeat() throws IOException {
    JsonNode first = prepared(1);
    append = restarted();
    performed(first);
    assertEquals("{\"n\":1}\n", text());
  }

  @Test
  void aLineTornByACrashIsMadeWhole() throws IOException {
    JsonNode first = prepared(1);
    Files.writeString(file(), "{\"n");
    append = restarted();
    performed(prepared(2));
    performed(first);
    assertEquals("{\"n\":1}\n{\"n\":2}\n", text());
  }

  @Test
  void aDoubtfulLineThatIsNeverRepeatedLeavesOnlyEmptyLines() throws IOException {
    prepared(1);
    append = restarted();
    performed(prepared(2));
    assertEquals(List.of("{\"n\":2}"), text().lines().filter(l -> !l.isEmpty()).toList());
  }

  @Test
  void aFileThatSomebodyElseWroteToMeanwhileIsAFault() throws IOException {
    performed(prepared(1));
    JsonNode second = prepared(2);
    Files.writeString(file(), "foreign text\n", StandardOpenOption.APPEND);
    Fault fault = Wait.fault(append.perform(second, "1"));
    assertEquals(Fault.Kind.REFUSED, fault.kind());
    assertTrue(fault.getMessage().contains("somebody else"), fault.getMessage());
    performed(prepared(3));
    assertEquals("{\"n\":1}\nforeign text\n{\"n\":3}\n", text());
  }

  @Test
  void aFileThatSomebodyElseCutShortIsAFault() throws IOException {
    performed(prepared(1));
    JsonNode second = prepared(2);
    Files.writeString(file(), "");
    assertEquals(Fault.Kind.REFUSED, Wait.fault(append.perform(second, "1")).kind());
    assertEquals("", text());
  }

  @Test
  void aRepeatAfterTheFileWasRotatedIsAFault() throws IOException {
    performed(prepared(1));
    JsonNode second = prepared(2);
    performed(second);
    Files.delete(file());
    append = restarted();
    assertEquals(Fault.Kind.REFUSED, Wait.fault(append.perform(second, "1")).kind());
  }

  @Test
  void betweenOurLinesOthersMayWrite() throws IOException {
    performed(prepared(1));
    Files.writeString(file(), "no line end", StandardOpenOption.APPEND);
    performed(prepared(2));
    assertEquals("{\"n\":1}\nno line end\n{\"n\":2}\n", text());
  }
}
