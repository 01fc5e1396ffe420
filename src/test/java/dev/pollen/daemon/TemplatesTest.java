package dev.pollen.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.daemon.Templates.Template;
import dev.pollen.daemon.cases.CaseResult;
import dev.pollen.daemon.cases.RecipeCases;
import dev.pollen.daemon.cases.RecipeCases.Played;
import dev.pollen.daemon.cases.RecipeCases.Text;
import dev.pollen.engine.Polling;
import dev.pollen.engine.recipe.KnownConnections;
import dev.pollen.engine.recipe.KnownConnections.Known;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.RecipeFolder;
import dev.pollen.engine.recipe.RecipeReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shipped recipe can be copied as it is, and does what its cases say. */
class TemplatesTest {
  private static final Catalog CATALOG = CatalogReader.read(CatalogFiles.shipped()).catalog();
  private static final RecipeReader.Setting SETTING =
      new RecipeReader.Setting(CATALOG, Polling.DEFAULT);
  private static final KnownConnections MINE =
      new KnownConnections(Map.of("mine", new Known("highlevel", false, Optional.empty())));

  static List<String> names() {
    return Templates.NAMES;
  }

  private static Template template(String name) {
    return Templates.find(name).orElseThrow();
  }

  private static RecipeReader.Read checked(String name) {
    return RecipeFolder.checked(name + ".yaml", template(name).on("mine"), SETTING, MINE);
  }

  @ParameterizedTest
  @MethodSource("names")
  void checkFindsNothing(String name) {
    assertEquals(List.of(), checked(name).problems());
  }

  @ParameterizedTest
  @MethodSource("names")
  void itsCasesPassAndThereAreSome(String name) {
    Text cases = new Text(name + ".test.yaml", template(name).cases());
    Played played =
        new RecipeCases(SETTING, ZoneOffset.UTC)
            .play(new Text(name + ".yaml", template(name).text()), cases);
    assertEquals(List.of(), played.problems());
    assertFalse(played.results().isEmpty());
    for (CaseResult result : played.results()) {
      assertEquals(List.of(), result.differences(), result.name());
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void itIsSwitchedOffUntilItsOwnerAgrees(String name) {
    Recipe recipe = checked(name).recipe().orElseThrow();
    assertFalse(recipe.enabled());
    assertEquals(Optional.of("mine"), recipe.connection());
  }

  @ParameterizedTest
  @MethodSource("names")
  void itSaysInATitleAndASentenceWhatItDoes(String name) {
    Template template = template(name);
    assertTrue(template.title().matches("[A-Z].*[^.]"), template.title());
    assertTrue(template.summary().matches("[A-Z].*[.]"), template.summary());
  }

  @Test
  void noTwoHaveOneTitleOrName() {
    Set<String> titles = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (Template template : Templates.all()) {
      assertTrue(titles.add(template.title()), template.title());
      assertTrue(names.add(checked(template.name()).recipe().orElseThrow().name()));
    }
  }

  @Test
  void theIndexNamesEveryFile() throws IOException, URISyntaxException {
    Path index = Path.of(Templates.class.getResource("/templates/index").toURI());
    Set<String> expected = new TreeSet<>(Set.of("index"));
    Templates.NAMES.forEach(name -> expected.addAll(List.of(name + ".yaml", name + ".test.yaml")));
    try (Stream<Path> files = Files.list(index.getParent())) {
      assertEquals(
          expected, new TreeSet<>(files.map(file -> file.getFileName().toString()).toList()));
    }
  }
}
