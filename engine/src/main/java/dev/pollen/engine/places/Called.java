package dev.pollen.engine.places;

import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.Step;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which accounts below connections recipes call, by {@code NAME@ID}. */
public final class Called {
  private final Recipe recipe;
  private final Set<String> names;

  private Called(Recipe recipe, Set<String> names) {
    this.recipe = recipe;
    this.names = names;
  }

  /** Their names, and those of connections. */
  public static Set<String> by(Collection<Recipe> recipes) {
    Set<String> names = new TreeSet<>();
    for (Recipe recipe : recipes) {
      Called called = new Called(recipe, names);
      called.add(recipe.trigger().connection(), recipe.trigger().location());
      Stream.concat(Step.all(recipe.steps()), Step.all(recipe.onFailure())).forEach(called::add);
    }
    return names;
  }

  private void add(Optional<String> connection, Optional<String> location) {
    recipe.calledBy(true, connection, location).ifPresent(names::add);
  }

  private void add(Step step) {
    if (step instanceof Step.Call call) {
      add(call.connection(), call.location());
    } else if (step instanceof Step.ForEach loop) {
      loop.from().ifPresent(from -> add(from.connection(), from.location()));
    }
  }
}
