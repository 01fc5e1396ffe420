package dev.pollen.daemon.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.catalog.read.Problem;
import dev.pollen.engine.spi.ConnectionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionsReaderTest {
  private static final Catalog CATALOG = CatalogReader.read(CatalogFiles.shipped()).catalog();

  @TempDir Path folder;

  @Test
  void aConnectionIsReadWithItsSecretFromTheEnvironment() throws IOException {
    ConnectionSettings acme =
        read("""
        acme:
          system: highlevel
          auth: {token: "${env:TOKEN}"}
          location: loc_1
          access: read
          base_url: http://127.0.0.1:9400
        """)
            .value()
            .orElseThrow()
            .get(0);
    assertEquals(Optional.of("from-env"), acme.token());
    assertEquals("loc_1", acme.fields().path("location").asText());
    assertTrue(acme.readOnly());
  }

  @Test
  void aBaseAddressOfPlainHttpIsForThisMachine() throws IOException {
    String told =
        problems(
                """
                acme:
                  system: highlevel
                  base_url: http://sandbox.example:9400
                  location: loc_1
                """)
            .toString();
    assertTrue(told.contains(":3:13: error: plain http to sandbox.example can be read"), told);
    assertTrue(told.contains("network: {plain: [sandbox.example]}"), told);
  }

  @Test
  void everyMistakeIsToldAtOnce() throws IOException {
    List<String> told =
        problems(
            """
            one:
              system: highlevl
            two:
              system: highlevel
              auth: {token: "${env:NOPE}"}
              loction: loc_1
              access: write
              base_url: somewhere
            http:
              system: http
            """);
    assertEquals(7, told.size(), told::toString);
    assertTrue(told.get(0).contains("did you mean 'highlevel'?"), told.get(0));
    assertTrue(told.stream().anyMatch(line -> line.contains("'location' is missing")));
    assertTrue(told.stream().anyMatch(line -> line.contains("cannot be called 'http'")));
  }

  @Test
  void aShareOfTheBudgetIsReadAndAWrongOneRefused() throws IOException {
    String text =
        "acme: {system: highlevel, auth: {token: \"${env:TOKEN}\"}, location: l, share: %s}";
    assertEquals(50, read(text.formatted("50%")).value().orElseThrow().get(0).share());
    assertEquals(100, read(text.replace(", share: %s", "")).value().orElseThrow().get(0).share());
    for (String wrong : List.of("0%", "101%", "half", "\"50\"", "50", "0")) {
      List<String> told = problems(text.formatted(wrong));
      assertTrue(told.get(0).contains("no share of a budget"), told::toString);
    }
  }

  @Test
  void aSecretInTheFileItselfIsAWarning() throws IOException {
    Read<List<ConnectionSettings>> read =
        read("acme: {system: highlevel, auth: {token: abc}, location: l}");
    assertEquals(1, read.value().orElseThrow().size());
    assertEquals(Problem.Severity.WARNING, read.problems().get(0).severity());
    assertFalse(read.problems().get(0).message().contains("abc"));
  }

  @Test
  void aVariableThatAnUnwantedConnectionNeedsMayBeMissing() throws IOException {
    Path file =
        write(
            """
            acme: {system: highlevel, auth: {token: "${env:NOPE}"}, location: l}
            other: {system: highlevel, auth: {token: "${env:TOKEN}"}, location: l}
            """);
    assertEquals(
        1,
        ConnectionsReader.read(file, CATALOG, Map.of("TOKEN", "t"), "other"::equals)
            .value()
            .orElseThrow()
            .size());
  }

  @Test
  void noFileMeansNoConnections() {
    Read<List<ConnectionSettings>> read =
        ConnectionsReader.read(folder.resolve("none.yaml"), CATALOG, Map.of(), name -> true);
    assertEquals(List.of(), read.value().orElseThrow());
  }

  private List<String> problems(String text) throws IOException {
    Read<List<ConnectionSettings>> read = read(text);
    assertTrue(read.value().isEmpty());
    return read.problems().stream().map(Problem::toString).toList();
  }

  private Read<List<ConnectionSettings>> read(String text) throws IOException {
    return ConnectionsReader.read(write(text), CATALOG, Map.of("TOKEN", "from-env"), name -> true);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("connections.yaml"), text);
  }
}
