package dev.pollen.daemon.signin;

import dev.pollen.catalog.Catalog;
import dev.pollen.engine.plan.OperationUse;
import dev.pollen.engine.plan.ScopePlan;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.spi.Standing;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What recipes need of connections, as a plan of them says. Worked out anew only when there are
 * other recipes: whoever asks how connections stand may ask often. Any thread.
 */
final class Needs {
  private final Catalog catalog;
  private final Supplier<List<Recipe>> recipes;
  private volatile Known known = new Known(List.of(), List.of());

  Needs(Catalog catalog, Supplier<List<Recipe>> recipes) {
    this.catalog = catalog;
    this.recipes = recipes;
  }

  private record Known(List<Recipe> recipes, List<OperationUse> uses) {}

  /** Of one connection, against what it was granted as far as the system told. */
  ScopePlan of(String name, String system, Standing standing) {
    Optional<Set<String>> granted = Optional.of(standing.scopes()).filter(all -> !all.isEmpty());
    return ScopePlan.of(uses(), name, system, granted);
  }

  private List<OperationUse> uses() {
    List<Recipe> now = recipes.get();
    Known last = known;
    if (!last.recipes.equals(now)) {
      last = new Known(now, OperationUse.in(now, catalog));
      known = last;
    }
    return last.uses;
  }
}
