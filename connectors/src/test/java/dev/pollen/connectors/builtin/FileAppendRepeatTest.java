package dev.pollen.connectors.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.connectors.kit.Wait;
import dev.pollen.engine.spi.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A line of a file after a crash, and after somebody else wrote to the file. */
class FileAppendRepeatTest extends AppendBench {
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
