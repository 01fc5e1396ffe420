package dev.pollen.daemon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void columnsAreAligned() {
    String printed = print(false, Table.of("ID", "STATE").row("1", "done").row("100", "failed"));
    assertEquals("ID   STATE\n1    done\n100  failed\n", printed);
  }

  @Test
  void onATerminalTheWidestColumnGivesWay() {
    String printed = print(true, Table.of("ID", "WHY").row("1", "x".repeat(200)));
    assertTrue(printed.lines().allMatch(line -> line.length() <= 80), printed);
    assertTrue(printed.contains("…"));
  }

  @Test
  void whatIsToStayWholeDoes() {
    Table table = Table.of("WHAT", "WHY").whole(1).row("y".repeat(30), "x".repeat(60));
    String printed = print(true, table);
    assertTrue(printed.contains("x".repeat(60)), printed);
    assertTrue(printed.lines().allMatch(line -> line.length() <= 80), printed);
  }

  @Test
  void elsewhereNothingIsCut() {
    assertTrue(print(false, Table.of("WHY").row("x".repeat(200))).contains("x".repeat(200)));
  }

  private static String print(boolean terminal, Table table) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    table.print(
        new Console(
            stream,
            stream,
            new ByteArrayInputStream(new byte[0]),
            Map.of("NO_COLOR", "1"),
            Path.of(""),
            terminal));
    return out.toString(StandardCharsets.UTF_8);
  }
}
