package dev.pollen.engine.dispatch;

import dev.pollen.engine.recipe.Recipe;
import io.vertx.core.Future;
import java.util.Optional;

/** Where the recipes are found: the one in force, and the version that an older run began with. */
public interface RecipeBook {

  /** The recipe in force; empty when it was deleted. */
  Optional<Recipe> current(String id);

  /**
   * A version, from memory or the journal; fails with words when it is gone. May complete on any
   * thread.
   */
  Future<Recipe> version(String id, String version);
}
