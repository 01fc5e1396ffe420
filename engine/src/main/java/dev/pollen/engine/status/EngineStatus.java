package dev.pollen.engine.status;

import java.time.Instant;
import java.util.List;

/**
 * The whole engine at an instant.
 *
 * @param budgets what is left of those in use, by account
 * @param hosts whether those answer that connections speak to
 * @param causes why it is not ready; empty when ready
 */
public record EngineStatus(
    Instant at,
    List<FeedStatus> feeds,
    List<RecipeStatus> recipes,
    List<Cause> causes,
    List<BudgetStatus> budgets,
    List<HostStatus> hosts) {

  /** Of an engine that calls nobody. */
  public EngineStatus(
      Instant at, List<FeedStatus> feeds, List<RecipeStatus> recipes, List<Cause> causes) {
    this(at, feeds, recipes, causes, List.of(), List.of());
  }

  public EngineStatus {
    feeds = List.copyOf(feeds);
    recipes = List.copyOf(recipes);
    causes = List.copyOf(causes);
    budgets = List.copyOf(budgets);
    hosts = List.copyOf(hosts);
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
