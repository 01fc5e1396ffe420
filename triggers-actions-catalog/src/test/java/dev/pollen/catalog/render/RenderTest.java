package dev.pollen.catalog.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.catalog.read.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderTest {
  private static final Catalog CATALOG = CatalogReader.read(CatalogFiles.shipped()).catalog();

  @Test
  void theListSaysOfEveryOperationWhatUsersWerePromised() {
    Set<String> promised =
        Set.of(
            "key",
            "system",
            "category",
            "kind",
            "title",
            "method",
            "path",
            "scopes",
            "effect",
            "catalogued",
            "deprecated",
            "destructive",
            "token",
            "docs",
            "version");
    for (JsonNode one : CatalogJson.list(CATALOG.operations())) {
      Set<String> names = new TreeSet<>();
      one.fieldNames().forEachRemaining(names::add);
      assertTrue(names.containsAll(promised), one::toString);
    }
  }

  @Test
  void oneOperationInTheListReadsAsItsFileSays() {
    JsonNode json = CatalogJson.brief(operation("highlevel.contact.list"));
    assertEquals("trigger", json.path("kind").asText());
    assertEquals("/contacts/", json.path("path").asText());
    assertEquals("[\"contacts.readonly\"]", json.path("scopes").toString());
    assertEquals("sub-account", json.path("token").asText());
    assertTrue(json.path("deprecated").booleanValue());
    assertTrue(CatalogJson.brief(operation("log.write")).path("path").isNull());
  }

  @Test
  void theFullFormSaysWhereEachInputGoes() {
    JsonNode inputs = CatalogJson.full(operation("highlevel.opportunity_follower.remove"));
    assertEquals(List.of("path", "body", "query"), inputs.path("inputs").findValuesAsText("in"));
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 120})
  void helpIsNoWiderThanTheTerminal(int width) {
    List<String> wide = new ArrayList<>();
    for (OperationSpec operation : CATALOG.operations()) {
      OperationHelp.of(operation, width)
          .lines()
          .filter(line -> line.length() > Math.max(width, 80))
          .forEach(line -> wide.add(operation.key() + ": " + line));
    }
    assertEquals(List.of(), wide);
  }

  @Test
  void helpSaysWhatBecomesOfAnInterruptedStepAndWhy() {
    String help = OperationHelp.of(operation("highlevel.contact.delete"), 120);
    assertTrue(
        help.contains("repeats, however late. Why: a contact that is gone stays gone"), help);
    assertTrue(help.contains("Careful"), help);
  }

  @Test
  void everySnippetIsYamlThatGivesWhatMustBeGiven() {
    for (OperationSpec operation : CATALOG.operations()) {
      YamlFile file = YamlFile.parse(operation.key(), RecipeSnippet.of(operation));
      assertEquals(List.of(), file.problems());
      JsonNode with = file.root().findPath("with");
      operation.inputs().stream()
          .filter(Field::mustBeGiven)
          .forEach(input -> assertEquals(input.example().orElseThrow(), with.get(input.name())));
    }
  }

  private static OperationSpec operation(String key) {
    return CATALOG.operation(key).orElseThrow();
  }
}
