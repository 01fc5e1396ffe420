package dev.pollen.engine.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.engine.Polling;
import org.junit.jupiter.api.Test;

class ZonedTest {
  private static final RecipeReader.Setting SHIPPED =
      new RecipeReader.Setting(
          CatalogReader.read(CatalogFiles.shipped()).catalog(), Polling.DEFAULT);

  @Test
  void aScheduleIsMeantInTheRecipesZone() {
    assertEquals("America/Denver", zone("{ cron: '0 2 * * *' }"));
  }

  @Test
  void aZoneOfItsOwnComesFirst() {
    assertEquals("UTC", zone("{ cron: '0 2 * * *', zone: UTC }"));
  }

  private static String zone(String with) {
    String text =
        """
        name: Nightly
        zone: America/Denver
        trigger:
          type: schedule.cron
          with: %s
        steps:
          - action: log.write
            with: { message: night }
        """
            .formatted(with);
    Recipe recipe = RecipeReader.read("r.yaml", text, SHIPPED).recipe().orElseThrow();
    return recipe.trigger().with().written().path("zone").asText();
  }
}
