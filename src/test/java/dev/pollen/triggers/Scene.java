package dev.pollen.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.engine.Polling;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.RecipeReader;
import dev.pollen.sandbox.SandboxKit;
import java.util.function.Function;

/**
 * One trigger of the catalog and how its records come to be.
 *
 * @param shape what new and changed mean for it
 * @param opening what must be there before
 */
record Scene(String key, Shape shape, Function<SandboxKit, Play> opening) {

  static Scene of(String key, Shape shape, Function<SandboxKit, Play> opening) {
    return new Scene("highlevel." + key, shape, opening);
  }

  /** A sub-account's token finds its own location only. */
  boolean wantsAgency() {
    return key.equals("highlevel.location.search");
  }

  /** A recipe of this name on it, which reads with these inputs. */
  Recipe recipe(String name, String fire, JsonNode with, Catalog catalog) {
    String text =
        """
        connection: acme
        trigger: {type: %s, every: 15m, fire: %s, start_from: now, with: %s}
        steps: [{set: {seen: true}}]
        """
            .formatted(key, fire, with);
    RecipeReader.Read read =
        RecipeReader.read(name + ".yaml", text, new RecipeReader.Setting(catalog, Polling.DEFAULT));
    return read.recipe().orElseThrow(() -> new AssertionError(read.problems() + text));
  }

  @Override
  public String toString() {
    return key;
  }
}
