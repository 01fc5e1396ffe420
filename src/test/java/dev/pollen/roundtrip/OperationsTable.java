package dev.pollen.roundtrip;

import dev.pollen.catalog.OperationSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The table of all operations: what the conformance tests found, and how the round trip went. */
final class OperationsTable {
  private static final Path FOUND = Path.of("../connectors/target/conformance.tsv");
  private static final Path TABLE = Path.of("target/operations.md");

  private OperationsTable() {}

  static void write(List<OperationSpec> operations, Map<String, String> came) throws IOException {
    Map<String, String> found = found();
    StringBuilder table =
        new StringBuilder("| operation | conformance | round trip |\n|---|---|---|\n");
    operations.stream()
        .map(OperationSpec::key)
        .sorted()
        .forEach(
            key ->
                table.append(
                    "| %s | %s | %s |\n"
                        .formatted(
                            key.substring("highlevel.".length()),
                            found.getOrDefault(key, "not tested here"),
                            came.getOrDefault(key, "**failed**"))));
    Files.createDirectories(TABLE.getParent());
    Files.writeString(TABLE, table);
  }

  private static Map<String, String> found() throws IOException {
    return Files.exists(FOUND)
        ? Files.readAllLines(FOUND).stream()
            .map(line -> line.split("\t", 2))
            .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]))
        : Map.of();
  }
}
