package dev.pollen.engine.intake;

import dev.pollen.engine.dispatch.RecipeBook;
import dev.pollen.engine.recipe.Recipe;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** All versions that were ever taken up. */
final class KnownRecipes implements RecipeBook {
  private final Map<String, Recipe> current = new HashMap<>();
  private final Map<String, Recipe> versions = new HashMap<>();

  void put(Recipe recipe) {
    current.put(recipe.id(), recipe);
    versions.put(recipe.id() + "@" + recipe.version(), recipe);
  }

  /** As if they were never kept. */
  void forget() {
    versions.clear();
  }

  @Override
  public Optional<Recipe> current(String id) {
    return Optional.ofNullable(current.get(id));
  }

  @Override
  public Future<Recipe> version(String id, String version) {
    return Optional.ofNullable(versions.get(id + "@" + version))
        .map(Future::succeededFuture)
        .orElseGet(() -> Future.failedFuture("no version " + version + " of " + id));
  }
}
