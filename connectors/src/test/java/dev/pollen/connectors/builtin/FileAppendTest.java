package dev.pollen.connectors.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.connectors.kit.Specs;
import dev.pollen.connectors.kit.Wait;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Remains;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A crash is a new connector on the same folders: nothing in memory survives. */
class FileAppendTest extends AppendBench {
  private static JsonNode csv(String fields) {
    return Specs.json("{'path':'a.csv','format':'csv','fields':" + fields + "}");
  }

  private List<String> notes() throws IOException {
    Path notes = folder.resolve("data/files");
    if (!Files.exists(notes)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(notes)) {
      return all.map(Path::toString).toList();
    }
  }

  @Test
  void aLineIsAppendedWhereItsIntentSays() throws IOException {
    performed(prepared(1));
    JsonNode second = prepared(2);
    performed(second);
    assertEquals("{\"n\":1}\n{\"n\":2}\n", text());
    assertEquals(8, second.at("/@place/offset").asInt());
    assertEquals(List.of(), notes());
  }

  @Test
  void aRepeatWritesTheSameBytesAtTheSamePlace() throws IOException {
    JsonNode first = prepared(1);
    performed(first);
    performed(prepared(2));
    performed(first);
    assertEquals("{\"n\":1}\n{\"n\":2}\n", text());
  }

  private Remains forgotten(JsonNode prepared) {
    return Wait.on(append.forget(prepared, true)).orElseThrow();
  }

  @Test
  void aForgottenLineIsEmptyLinesAndTheOthersStandWhereTheyStood() throws IOException {
    JsonNode first = prepared(1);
    performed(first);
    performed(prepared(2));
    assertTrue(forgotten(first).gone());
    assertEquals("\n".repeat(8) + "{\"n\":2}\n", text());
    assertTrue(forgotten(first).gone(), "asked twice");
    performed(prepared(3));
    assertEquals("\n".repeat(8) + "{\"n\":2}\n{\"n\":3}\n", text());
  }

  @Test
  void otherTextInItsPlaceIsLeftAndTold() throws IOException {
    JsonNode first = prepared(1);
    performed(first);
    Files.writeString(file(), "edited by hand\n");
    Remains remains = forgotten(first);
    assertFalse(remains.gone());
    assertTrue(remains.words().contains("other text stands at byte 0"), remains.words());
    assertEquals("edited by hand\n", text());
  }

  @Test
  void aFileThatIsGoneHoldsNothing() throws IOException {
    JsonNode first = prepared(1);
    performed(first);
    Files.delete(file());
    assertTrue(forgotten(first).gone());
    assertFalse(Files.exists(file()));
  }

  @Test
  void aReplacedFileIsEmptiedOnlyWhileItHoldsJustThat() throws IOException {
    Action replace = opened("file.replace");
    JsonNode hers = Specs.json("{'path':'p.json','content':'Ada'}");
    Wait.on(replace.perform(hers, "1"));
    assertFalse(Wait.on(replace.forget(hers, false)).orElseThrow().gone());
    assertEquals("Ada", Files.readString(folder.resolve("p.json")));
    assertTrue(Wait.on(replace.forget(hers, true)).orElseThrow().gone());
    assertEquals("", Files.readString(folder.resolve("p.json")));
    Files.writeString(folder.resolve("p.json"), "Bob");
    assertTrue(Wait.on(replace.forget(hers, true)).orElseThrow().gone());
    assertEquals("Bob", Files.readString(folder.resolve("p.json")));
  }

  @Test
  void linesReachTheFileInTheOrderOfTheirPlaces() throws IOException {
    JsonNode first = prepared(1);
    JsonNode second = prepared(2);
    Future<?> late = append.perform(second, "2");
    performed(first);
    Wait.on(late);
    assertEquals("{\"n\":1}\n{\"n\":2}\n", text());
  }

  @Test
  void thePlaceOfTheLastLineIsGivenBackWithoutATrace() throws IOException {
    AppendFile writer = writer();
    writer.giveUp(writer.keep(new byte[0], 2));
    Wait.on(writer.write(writer.keep(new byte[0], 2), bytes("b\n")));
    assertEquals("b\n", Files.readString(folder.resolve("x")));
    assertEquals(List.of(), notes());
  }

  @Test
  void aPlaceInTheMiddleIsGivenBackAsEmptyLines() throws IOException {
    AppendFile writer = writer();
    long first = writer.keep(new byte[0], 2);
    long second = writer.keep(new byte[0], 2);
    writer.giveUp(first);
    Wait.on(writer.write(second, bytes("b\n")));
    assertEquals("\n\nb\n", Files.readString(folder.resolve("x")));
  }

  private AppendFile writer() {
    return new AppendFile(folder.resolve("x"), folder.resolve("data"));
  }

  @Test
  void aLineThatDoesNotComeHoldsTheOthersUpOnlySoLong() throws IOException {
    AppendFile writer = writer();
    long first = writer.keep(new byte[0], 2);
    long second = writer.keep(new byte[0], 2);
    Future<Void> waiting = writer.write(second, bytes("b\n"));
    assertFalse(waiting.isComplete());
    writer.overtake(second);
    assertTrue(waiting.succeeded());
    assertEquals("\n\nb\n", Files.readString(folder.resolve("x")));
    Wait.on(writer.write(first, bytes("a\n")));
    assertEquals("a\nb\n", Files.readString(folder.resolve("x")));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void twoWaysToOneFileHaveOneWriter() throws IOException {
    JsonNode first = prepared(1);
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("out"));
    ObjectNode other = line(2).deepCopy();
    JsonNode second = Wait.on(append.prepare(other.put("path", "link/../link/a.jsonl")));
    performed(first);
    performed(second);
    assertEquals("{\"n\":1}\n{\"n\":2}\n", text());
  }

  @Test
  void manyLinesAtOnceAllArriveWholeAndOnce() throws IOException {
    Wait.on(
        Future.join(
            IntStream.range(0, 300).mapToObj(n -> append.perform(line(n), "" + n)).toList()));
    List<String> lines = text().lines().toList();
    assertEquals(300, lines.size());
    assertEquals(300, lines.stream().distinct().count());
    assertTrue(lines.stream().allMatch(line -> line.matches("\\{\"n\":\\d+}")), text());
  }

  @Test
  void aCsvFileBeginsWithTheNamesAndQuotesWhatNeedsIt() throws IOException {
    Wait.on(append.perform(csv("{'id':1,'name':'a,b'}"), "1"));
    Wait.on(append.perform(csv("{'id':2,'name':'c\\nd'}"), "2"));
    assertEquals("id,name\n1,\"a,b\"\n2,\"c\nd\"\n", Files.readString(folder.resolve("a.csv")));
  }

  @Test
  void otherFieldsThanTheFilesFirstLineAreRefused() {
    Wait.on(append.perform(csv("{'id':1}"), "1"));
    Fault fault = Wait.fault(append.perform(csv("{'id':1,'name':'x'}"), "2"));
    assertEquals(Fault.Kind.REFUSED, fault.kind());
    assertTrue(fault.getMessage().contains("id,name"), fault.getMessage());
  }

  @Test
  void aFolderIsNoFile() {
    Fault fault = Wait.fault(append.prepare(Specs.json("{'path':'.','fields':{'a':1}}")));
    assertEquals(Fault.Kind.REFUSED, fault.kind());
  }

  @Test
  void aFileIsReplacedAsAWhole() throws IOException {
    Action replace = opened("file.replace");
    Wait.on(replace.perform(Specs.json("{'path':'r/x.json','content':{'a':1}}"), "1"));
    Wait.on(replace.perform(Specs.json("{'path':'r/x.json','content':'text'}"), "2"));
    assertEquals("text", Files.readString(folder.resolve("r/x.json")));
    try (Stream<Path> beside = Files.list(folder.resolve("r"))) {
      assertEquals(1, beside.count());
    }
  }
}
