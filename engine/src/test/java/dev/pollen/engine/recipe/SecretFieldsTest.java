package dev.pollen.engine.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.engine.Polling;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecretFieldsTest {
  private static final Catalog CATALOG = CatalogReader.read(CatalogFiles.shipped()).catalog();

  private static Set<String> of(String steps) {
    String text = "name: r\nconnection: acme\ntrigger: { type: manual }\n" + steps;
    RecipeReader.Setting setting = new RecipeReader.Setting(CATALOG, Polling.DEFAULT);
    return SecretFields.of(
        RecipeReader.read("r.yaml", text, setting).recipe().orElseThrow(), CATALOG);
  }

  private static String create(String password) {
    return "{ action: highlevel.user.create, with: { firstName: \"${{ record.first }}\", password: '"
        + password
        + "' } }";
  }

  @Test
  void whatGoesIntoASecretInputIsASecret() {
    assertEquals(Set.of("pass"), of("steps: [ " + create("${{ record.pass }}") + " ]"));
    assertEquals(
        Set.of("a", "the b"),
        of("steps: [ " + create("${{ record.a & \"-\" & record.\"the b\" }}") + " ]"));
    assertEquals(Set.of(), of("steps: [ " + create("${{ vars.record }}") + " ]"));
  }

  @Test
  void itIsLookedForInsideOtherStepsAndAfterAFailure() {
    assertEquals(
        Set.of("x", "y"),
        of(
            "steps: [ { if: record.first, steps: [ "
                + create("${{ record.x }}")
                + " ] } ]\non_failure: "
                + create("${{ record.y }}")));
  }

  @Test
  void aPartOfASecretInputCounts() {
    assertEquals(
        Set.of("key"),
        of(
            "steps: [ { action: http.request, with: { method: POST, url: \"https://example.com/${{"
                + " record.place }}\", headers: { X-Api-Key: \"${{ record.key }}\" } } } ]"));
  }
}
