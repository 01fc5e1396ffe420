package dev.pollen.daemon.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.daemon.config.ConfigReader;
import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.engine.Polling;
import dev.pollen.engine.recipe.KnownConnections;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.RecipeReader;
import dev.pollen.engine.recipe.RecipeSet;
import dev.pollen.engine.recipe.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code alerts} in {@code pollen.yaml} becomes. */
class AlertRecipeTest {
  private static final RecipeReader.Setting SETTING =
      new RecipeReader.Setting(
          CatalogReader.read(CatalogFiles.shipped()).catalog(), Polling.DEFAULT);

  @TempDir private Path folder;

  private AlertRecipe read(String alerts) throws IOException {
    Path file = folder.resolve("pollen.yaml");
    Files.writeString(file, alerts);
    PollenConfig config = ConfigReader.read(file, Map.of()).value().orElseThrow();
    return AlertRecipe.of(config.alerts(), file, SETTING, KnownConnections.none());
  }

  @Test
  void whatTheActionTakesForAMessageNeedNotBeSaid() throws IOException {
    AlertRecipe alerts = read("alerts: {action: log.write}");
    Step.Call call = (Step.Call) alerts.recipe().orElseThrow().steps().get(0);
    assertEquals("${{ record.text }}", call.with().written().path("message").asText());
  }

  @Test
  void aMistakeIsToldAtItsPlaceInTheConfiguration() throws IOException {
    List<String> told =
        read("zone: UTC\nalerts: {action: log.wrte}").problems().stream()
            .map(Object::toString)
            .toList();
    assertEquals(1, told.size(), told::toString);
    assertTrue(told.get(0).contains("pollen.yaml:2:1: error: alerts: "), told.get(0));
    assertTrue(told.get(0).contains("log.write"), told.get(0));
  }

  @Test
  void withoutAnActionThereIsNoRecipe() throws IOException {
    assertTrue(read("alerts: {heartbeat: 'https://example.com/beat'}").recipe().isEmpty());
  }

  @Test
  void aRecipeOfTheUsersMayNotHaveItsName() throws IOException {
    AlertRecipe alerts = read("alerts: {action: log.write}");
    Recipe theirs = alerts.recipe().orElseThrow();
    RecipeSet both = alerts.beside(new RecipeSet(List.of(theirs), List.of()));
    assertEquals(1, both.recipes().size());
    assertEquals("id-twice", both.problems().get(0).code());
  }
}
