package dev.pollen.daemon.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.catalog.read.Problem;
import dev.pollen.engine.journal.StorePlace;
import dev.pollen.engine.spi.net.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {
  /** Of an authority that is nobody's. */
  private static final String CERTIFICATE =
      """
      -----BEGIN CERTIFICATE-----
      MIIBfzCCASWgAwIBAgIUfvVFkLnG0dJbkDM6Oi4tsdklt18wCgYIKoZIzj0EAwIw
      FTETMBEGA1UEAwwKY2EuZXhhbXBsZTAeFw0yNjExMjcwNDMxNDNaFw0zNjExMjQw
      NDMxNDNaMBUxEzARBgNVBAMMCmNhLmV4YW1wbGUwWTATBgcqhkjOPQIBBggqhkjO
      PQMBBwNCAAQeLJR9gapVjh/pJIPAI4VU1VvLPi4cgaWZZKekLyYjxoYFEtXwhIJ6
      nCjmgE1YUgwOXbGboINnN75pEUmHuPHko1MwUTAdBgNVHQ4EFgQUAzWsO8JqcH8X
      mrp49w66fEidLJkwHwYDVR0jBBgwFoAUAzWsO8JqcH8Xmrp49w66fEidLJkwDwYD
      VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiAE8RJuzfuGmb8hYep8f6kZ
      3nfNAlHroK8Eqw4ZoONkLgIhAP7ODMFS8lBaLRVGyhwhSjQEAl8xeXmC9UvuagGj
      AGh9
      -----END CERTIFICATE-----
      """;

  @TempDir Path folder;

  @Test
  void anEmptyFileGivesTheDefaultsBesideIt() throws IOException {
    PollenConfig config = good("");
    assertEquals(folder.resolve("recipes"), config.recipes());
    assertEquals(StorePlace.file(folder.resolve("data/pollen.db")), config.store());
    assertEquals(new PollenConfig.Address("127.0.0.1", 8321), config.http());
    assertEquals(Duration.ofMinutes(1), config.polling().min());
  }

  @Test
  void everyKeyIsTaken() throws IOException {
    PollenConfig config =
        good(
            """
            recipes: r
            connections: c.yaml
            plugins: p
            store: sqlite:state/x.db
            http: {host: 0.0.0.0, port: 0}
            polling: {min: 50ms, max: 1h, default: 1s}
            zone: America/Denver
            limits: {backlog: 5, timeout: 3s, settle: 4s, look_again: 2s, disk: 20GB}
            retention: {runs: 1d, log: 2d, seen: 3d}
            """);
    assertEquals(StorePlace.file(folder.resolve("state/x.db")), config.store());
    assertEquals(Duration.ofMillis(50), config.polling().min());
    assertEquals(ZoneId.of("America/Denver"), config.zone());
    assertEquals(5, config.limits().backlog());
    assertEquals(Duration.ofSeconds(2), config.limits().lookAgain());
    assertEquals(20_000_000_000L, config.limits().disk().most());
    assertEquals(Duration.ofSeconds(3), config.timeout());
    assertEquals(Duration.ofDays(3), config.limits().retainSeen());
  }

  @Test
  void aDatabaseIsNamedWithoutItsPassword() throws IOException {
    String text = "store: postgresql://ann:${env:DB_PASSWORD}@db:5433/shop";
    PollenConfig config =
        ConfigReader.read(write(text), Map.of("DB_PASSWORD", "p@/%41")).value().orElseThrow();
    assertEquals("postgresql://ann@db:5433/shop", config.store().toString());
    assertEquals(Optional.of("p@/A"), config.store().secret());
    assertEquals(folder.resolve("data/pollen.db"), config.anchor());
  }

  @Test
  void aPasswordInTheFileIsAWarningThatDoesNotShowIt() throws IOException {
    String told =
        ConfigReader.read(write("store: postgresql://ann:hush@db/shop"), Map.of())
            .problems()
            .toString();
    assertTrue(told.contains("pollen.yaml:1:8: warning: the database's password"), told);
    assertFalse(told.contains("hush"), told);
  }

  @Test
  void aWrongAddressOfADatabaseIsAMistakeThatDoesNotShowThePassword() throws IOException {
    String told = String.join("\n", problems("store: postgresql://ann:hush@db"));
    assertTrue(told.contains("no address of a PostgreSQL database"), told);
    assertFalse(told.contains("hush"), told);
  }

  @Test
  void everyMistakeIsToldAtOnceWithItsPlaceAndAWayOut() throws IOException {
    List<String> told =
        problems(
            """
            recipe: r
            store: mysql:x
            http: {prt: 1, port: 70000}
            polling: {min: soon}
            zone: Mars/Olympus
            limits: {backlog: 0}
            """);
    assertEquals(7, told.size(), told::toString);
    assertTrue(told.get(0).contains("pollen.yaml:1:1: error: unknown key 'recipe'"), told.get(0));
    assertTrue(told.get(0).contains("did you mean 'recipes'?"), told.get(0));
    assertTrue(told.stream().allMatch(line -> line.contains(": error: ")), told::toString);
  }

  @Test
  void aSmallestIntervalLongerThanTheLargestIsAMistake() throws IOException {
    assertTrue(problems("polling: {min: 2h}").get(0).contains("'min' is longer than 'max'"));
  }

  @Test
  void referencesAreReplacedAndRelativePathsStartAtTheFile() throws IOException {
    Files.writeString(folder.resolve("name.txt"), "from-file\n");
    Path file = write("recipes: \"${env:WHERE}/${file:name.txt}\"");
    PollenConfig config = ConfigReader.read(file, Map.of("WHERE", "there")).value().orElseThrow();
    assertEquals(folder.resolve("there/from-file"), config.recipes());
  }

  @Test
  void aMissingVariableAndAnUnreadableFileAreOneClearLineEach() throws IOException {
    List<String> told = problems("recipes: \"${env:NOPE}\"\nconnections: \"${file:nope.txt}\"\n");
    assertEquals(2, told.size());
    assertTrue(told.get(0).contains("1:10: error: the environment variable NOPE is not set"));
    assertTrue(told.get(1).contains("nope.txt cannot be read (there is no such file"));
  }

  @Test
  void theNetworkIsWhatTheFileAndTheEnvironmentSay() throws IOException {
    Files.writeString(folder.resolve("ca.pem"), CERTIFICATE);
    Path file =
        write(
            """
            network:
              plain: [printer.lan, 10.0.0.0/8]
              private_addresses: refuse
              private_allowed: [10.1.0.0/16]
              authorities: ca.pem
            alerts: {heartbeat: "http://10.9.9.9/beat"}
            """);
    Network network =
        ConfigReader.read(file, Map.of("HTTPS_PROXY", "http://me:hush@p.example:3128"))
            .value()
            .orElseThrow()
            .network();
    assertTrue(network.mayBePlain("10.2.3.4", 80));
    assertTrue(network.refusesPrivate());
    assertEquals(Optional.of(folder.resolve("ca.pem")), network.authorities());
    assertEquals(
        "p.example:3128", network.proxies().to(true, "example.com", 443).orElseThrow().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no certificate\n", "-----BEGIN CERTIFICATE-----\nAAAA\n"})
  void aFileWithoutACertificateIsToldByItsName(String text) throws IOException {
    Files.writeString(folder.resolve("ca.pem"), text);
    String told =
        ConfigReader.read(write("network: {authorities: ca.pem}"), Map.of())
            .problems()
            .get(0)
            .toString();
    assertTrue(told.contains(":1:24: error: '" + folder.resolve("ca.pem")), told);
    assertTrue(told.contains("holds no certificate that can be read"), told);
  }

  @Test
  void whatIsWrongWithTheNetworkIsToldWithItsPlace() throws IOException {
    Path file =
        write(
            """
            network:
              plain: [10.0.0.0/99]
              private_addresses: refused
              authorities: none.pem
              proxy: x
            alerts: {heartbeat: "http://example.com/beat"}
            """);
    String told =
        String.join(
            "\n",
            ConfigReader.read(file, Map.of("HTTPS_PROXY", "https://me:hush@p")).problems().stream()
                .map(Problem::toString)
                .toList());
    for (String part :
        List.of(
            ":2:10: error: '10.0.0.0/99' is no network (write 10.0.0.0/8",
            ":3:22: error: 'refused' is no value of 'private_addresses' (did you mean 'refuse'?)",
            ":4:16: error: there is no file",
            ":5:3: error: unknown key 'proxy'",
            ":6:21: error: plain http to example.com can be read",
            "error: the environment's HTTPS_PROXY names no proxy")) {
      assertTrue(told.contains(part), () -> part + " in\n" + told);
    }
    assertTrue(!told.contains("hush"), told);
  }

  @Test
  void brokenYamlIsAProblemAndNoException() throws IOException {
    assertEquals(1, problems("recipes: [").size());
  }

  @Test
  void whatThisVersionDoesNotDoIsAWarningOnly() throws IOException {
    Read<PollenConfig> read = ConfigReader.read(write("hooks: {port: 1}"), Map.of());
    assertTrue(read.value().isPresent());
    assertEquals(1, read.problems().size());
  }

  private PollenConfig good(String text) throws IOException {
    Read<PollenConfig> read = ConfigReader.read(write(text), Map.of());
    return read.value().orElseThrow(() -> new AssertionError(read.problems()));
  }

  private List<String> problems(String text) throws IOException {
    Read<PollenConfig> read = ConfigReader.read(write(text), Map.of());
    assertTrue(read.value().isEmpty());
    return read.problems().stream().map(Problem::toString).toList();
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("pollen.yaml"), text);
  }
}
