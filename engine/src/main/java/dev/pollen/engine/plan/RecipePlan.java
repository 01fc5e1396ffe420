package dev.pollen.engine.plan;

import dev.pollen.engine.recipe.Recipe;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one recipe does.
 *
 * @param feed the poll that it is served by; empty where nothing is polled (the clock, by hand)
 * @param costs the requests of a run to the user's accounts; those without any are left out
 */
public record RecipePlan(
    Recipe recipe, Optional<FeedPlan> feed, List<OperationUse> uses, Map<String, RunCost> costs) {

  public RecipePlan {
    uses = List.copyOf(uses);
  }

  /** The other recipes on the same poll. */
  public List<String> sharesWith() {
    return feed.map(FeedPlan::recipes).orElse(List.of()).stream()
        .filter(id -> !id.equals(recipe.id()))
        .toList();
  }
}
