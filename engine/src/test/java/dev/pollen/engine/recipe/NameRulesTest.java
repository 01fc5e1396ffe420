package dev.pollen.engine.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.catalog.read.Problem;
import dev.pollen.engine.Polling;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a check says of names, mappings and bounds without asking anybody. */
class NameRulesTest {
  private static List<String> problems(String with) throws URISyntaxException {
    Path folder = Path.of(NameRulesTest.class.getResource("/names").toURI());
    Catalog catalog = CatalogReader.read(CatalogFiles.folder(folder)).catalog();
    String text =
        "trigger: { type: acme.list }\nsteps: [ { action: acme.put, with: %s } ]".formatted(with);
    return RecipeFolder.checked(
            "r.yaml",
            text,
            new RecipeReader.Setting(catalog, Polling.DEFAULT),
            KnownConnections.none())
        .problems()
        .stream()
        .map(Problem::toString)
        .toList();
  }

  @Test
  void namesAndMappingsAreFine() throws URISyntaxException {
    assertEquals(
        List.of(),
        problems("{ pipeline: Sales, stage: New, many: [Sales], customs: { Any name: 1 } }"));
    assertEquals(List.of(), problems("{ stage: '2001' }"));
    assertEquals(List.of(), problems("{ stage: '${{ record.id }}' }"));
  }

  @Test
  void aStageWithoutItsPipelineIsAWarning() throws URISyntaxException {
    assertEquals(
        List.of(
            "r.yaml:2:45: warning: 'New' is looked for in every pipeline, and refused if two have"
                + " it: give 'pipeline', too"),
        problems("{ stage: New }"));
  }

  @Test
  void aListThatIsTooLongIsAnError() throws URISyntaxException {
    assertEquals(
        List.of("r.yaml:2:44: error: 'many' takes at most 2 items, not 3: send them in parts"),
        problems("{ many: [a, b, c] }"));
  }
}
