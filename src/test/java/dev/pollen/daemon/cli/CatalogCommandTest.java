package dev.pollen.daemon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.catalog.read.Problem;
import dev.pollen.catalog.render.OperationHelp;
import dev.pollen.engine.Polling;
import dev.pollen.engine.recipe.KnownConnections;
import dev.pollen.engine.recipe.RecipeFolder;
import dev.pollen.engine.recipe.RecipeReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogCommandTest {
  private static final Catalog CATALOG = CatalogReader.read(CatalogFiles.shipped()).catalog();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {80, 100, 200})
  void oneOperationIsShownNoWiderThanTheTerminal(int columns) {
    Map<String, String> environment = Map.of("COLUMNS", String.valueOf(columns));
    Typed typed = Typed.in(folder, environment, "catalog", "show", "highlevel.contact.search");
    assertEquals(Exit.DONE, typed.code(), typed.err());
    assertTrue(typed.out().lines().allMatch(line -> line.length() <= columns), typed.out());
  }

  @Test
  void anUnknownKeyIsAnsweredWithANearOne() {
    Typed typed = Typed.in(folder, "catalog", "show", "highlevel.contact.serch");
    assertEquals(Exit.USAGE, typed.code());
    assertTrue(typed.err().contains("highlevel.contact.search"), typed.err());
  }

  /** Put into a file as it is shown, with 'acme' a connection of the operation's system. */
  @ParameterizedTest
  @MethodSource("operations")
  void theRecipeThatIsShownPassesTheCheck(String key) {
    assertTrue(recipe(CATALOG.operation(key).orElseThrow()).contains(": " + key + "\n"));
    OperationSpec operation = CATALOG.operation(key).orElseThrow();
    KnownConnections acme =
        new KnownConnections(
            Map.of(
                "acme", new KnownConnections.Known(operation.system(), false, Optional.empty())));
    RecipeReader.Setting setting = new RecipeReader.Setting(CATALOG, Polling.DEFAULT);
    List<Problem> problems =
        RecipeFolder.checked("shown.yaml", recipe(operation), setting, acme).problems();
    assertEquals(
        List.of(),
        problems.stream().filter(problem -> !isDeprecation(problem)).toList(),
        recipe(operation));
  }

  static Stream<String> operations() {
    return CATALOG.byKey().keySet().stream();
  }

  private static boolean isDeprecation(Problem problem) {
    return problem.code().equals("deprecated");
  }

  private static String recipe(OperationSpec operation) {
    String help = OperationHelp.of(operation, 80);
    return help.substring(help.indexOf('\n', help.lastIndexOf("\nA recipe with it") + 1))
        .stripIndent();
  }
}
