package dev.pollen.engine.status;

import java.time.Instant;
import java.util.List;

/**
 * The whole engine at an instant.
 *
 * @param notReady why it is not ready, one named cause a line; empty when ready
 */
public record EngineStatus(
    Instant at, List<FeedStatus> feeds, List<RecipeStatus> recipes, List<String> notReady) {

  public EngineStatus {
    feeds = List.copyOf(feeds);
    recipes = List.copyOf(recipes);
    notReady = List.copyOf(notReady);
  }

  public boolean ready() {
    return notReady.isEmpty();
  }
}
