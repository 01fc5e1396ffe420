package dev.pollen.daemon.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.daemon.config.ConfigReader;
import dev.pollen.daemon.config.ConnectionsReader;
import dev.pollen.daemon.config.KnownNames;
import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.daemon.config.Read;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.RecipeFolder;
import dev.pollen.engine.recipe.RecipeReader;
import dev.pollen.engine.recipe.RecipeSet;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.sandbox.Sandbox;
import dev.pollen.sandbox.SandboxOptions;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The folder that the demonstration runs on is one that a daemon takes without a word. */
class DemoFolderTest {
  private static final Catalog CATALOG = CatalogReader.read(CatalogFiles.shipped()).catalog();
  private static Vertx vertx;
  private static Sandbox sandbox;
  private static DemoFolder folder;

  @BeforeAll
  static void write() throws IOException {
    vertx = Vertx.vertx();
    SandboxOptions options = SandboxOptions.defaults().withPort(0).withContacts(1);
    sandbox = Sandbox.create(vertx, options);
    sandbox.start().await();
    folder = DemoFolder.write(sandbox);
  }

  @AfterAll
  static void remove() throws IOException {
    vertx.close().await();
    try (Stream<Path> all = Files.walk(folder.root())) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private static PollenConfig config() {
    Read<PollenConfig> read = ConfigReader.read(folder.config(), Map.of());
    assertEquals(List.of(), read.problems());
    return read.value().orElseThrow();
  }

  private static List<Recipe> recipes() {
    RecipeReader.Setting setting = new RecipeReader.Setting(CATALOG, config().polling());
    RecipeSet set =
        new RecipeFolder(folder.recipes(), setting, KnownNames.in(config().connections())).read();
    assertEquals(List.of(), set.problems());
    return set.recipes();
  }

  @Test
  void theConnectionIsTheSandboxAndItsTokenIsTheOwnersAlone() throws IOException {
    Read<List<ConnectionSettings>> read =
        ConnectionsReader.read(config().connections(), CATALOG, Map.of(), name -> true);
    assertEquals(List.of(), read.problems());
    ConnectionSettings connection = read.value().orElseThrow().get(0);
    assertEquals(DemoFolder.CONNECTION, connection.name());
    assertEquals(Optional.of(sandbox.token()), connection.token());
    assertEquals(Optional.of(sandbox.baseUrl()), connection.baseUrl());
    assertEquals(sandbox.location(), connection.fields().path("location").asText());
    assertFalse(Files.readString(config().connections()).contains(sandbox.token()));
    assertEquals(
        PosixFilePermissions.fromString("rw-------"),
        Files.getPosixFilePermissions(folder.root().resolve("sandbox.token")));
  }

  @Test
  void everyRecipeIsSwitchedOnAndPollsEveryTwoSeconds() {
    Set<String> names = new TreeSet<>();
    for (Recipe recipe : recipes()) {
      names.add(recipe.id());
      assertTrue(recipe.enabled(), recipe.id());
      assertEquals(Optional.of(DemoFolder.CONNECTION), recipe.connection());
      assertEquals(Duration.ofSeconds(2), recipe.trigger().every(), recipe.id());
    }
    assertEquals(new TreeSet<>(DemoFolder.SHOWN), names);
  }

  @Test
  void theExportIsStartedByHand() {
    Recipe export =
        recipes().stream()
            .filter(recipe -> recipe.id().equals(DemoFolder.EXPORT))
            .findFirst()
            .orElseThrow();
    assertEquals("manual", export.trigger().operation());
    assertTrue(export.text().contains("exports/"), export.text());
    assertEquals(folder.root().resolve("exports"), folder.exports());
  }

  @Test
  void whatIsToldOverHttpGoesToTheSandboxToo() {
    String sink = sandbox.baseUrl() + "/_sandbox/sink/won";
    assertTrue(recipes().stream().anyMatch(recipe -> recipe.text().contains(sink)));
    for (Recipe recipe : recipes()) {
      assertFalse(recipe.text().contains("example.com/"), recipe.id());
    }
  }
}
