package dev.pollen.engine.status;

import java.time.Instant;
import java.util.List;

/**
 * The whole engine at an instant.
 *
 * @param causes why it is not ready; empty when ready
 */
public record EngineStatus(
    Instant at, List<FeedStatus> feeds, List<RecipeStatus> recipes, List<Cause> causes) {

  public EngineStatus {
    feeds = List.copyOf(feeds);
    recipes = List.copyOf(recipes);
    causes = List.copyOf(causes);
  }

  public boolean ready() {
    return causes.isEmpty();
  }

  /** What waits for a person, whether or not anything else is in the way of it. */
  public List<String> waiting() {
    return recipes.stream().flatMap(recipe -> recipe.waiting().stream()).toList();
  }

  /** Why it is not ready, one named cause a line. */
  public List<String> notReady() {
    return causes.stream().map(Cause::words).toList();
  }
}
