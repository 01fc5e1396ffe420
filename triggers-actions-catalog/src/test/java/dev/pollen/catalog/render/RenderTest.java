package dev.pollen.catalog.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.function.UnaryOperator;
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
  @ValueSource(ints = {80, 100, 120})
  void helpIsNoWiderThanTheTerminal(int width) {
    assertEquals(List.of(), tooWide(width, help -> help));
  }

  @Test
  void onANarrowTerminalOnlyTheRecipeIsNotBroken() {
    assertEquals(
        List.of(), tooWide(60, help -> help.substring(0, help.lastIndexOf("\nA recipe with it"))));
  }

  @Test
  void anAddressStaysWholeHoweverLongItIs() {
    String help = OperationHelp.of(operation("highlevel.message.download_transcription"), 60);
    String page = "https://marketplace.gohighlevel.com/docs/ghl/conversations/";
    assertTrue(help.contains(page + "download-message-transcription\n"), help);
  }

  /** Addresses apart, which must stay whole. */
  private static List<String> tooWide(int width, UnaryOperator<String> part) {
    List<String> wide = new ArrayList<>();
    for (OperationSpec operation : CATALOG.operations()) {
      part.apply(OperationHelp.of(operation, width))
          .lines()
          .filter(line -> line.length() > width && !line.contains("://"))
          .forEach(line -> wide.add(operation.key() + ": " + line));
    }
    return wide;
  }

  @Test
  void anInterruptedStepIsWordedByWhatTheEngineDoes() {
    assertEquals("repeats", EffectWords.brief(operation("highlevel.contact.update")));
    assertEquals("checks first", EffectWords.brief(operation("highlevel.contact.create")));
    assertEquals("asks you", EffectWords.brief(operation("highlevel.contact_workflow.add")));
    assertEquals("depends on the input `effect`", EffectWords.brief(operation("http.request")));
  }

  @Test
  void whatIsLookedUpSaysWhereByWhatAndWhatThen() {
    String help = OperationHelp.of(operation("highlevel.contact_note.create"), 200);
    assertTrue(
        help.replaceAll("\\s+", " ")
            .contains(
                "checks first, by highlevel.contact_note.list, for one made since with the same"
                    + " contactId, body; if it is there, the run goes on with it"),
        help);
  }

  @Test
  void aTriggerSaysWhatIsNewAndWhatIsChanged() {
    String help = OperationHelp.of(operation("highlevel.contact.search"), 120);
    assertTrue(help.contains("its id was not seen before, and it was created (dateAdded)"), help);
    assertTrue(help.contains("any field but searchAfter differs"), help);
    assertTrue(help.contains("reads only what was changed since the last poll"), help);
  }

  @Test
  void aRecipeLeavesOutWhatPollingFills() {
    String snippet = RecipeSnippet.of(operation("highlevel.contact.search"));
    assertTrue(snippet.contains("filters:\n      - field: tags\n        operator: eq"), snippet);
    assertFalse(snippet.contains("searchAfter"), snippet);
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
