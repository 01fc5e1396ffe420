package dev.pollen.engine.places;

import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.Step;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which accounts below connections recipes call, by {@code NAME@ID}. */
public final class Called implements Step.Visitor<Void> {
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
      called.all(recipe.steps());
      called.all(recipe.onFailure());
    }
    return names;
  }

  private void add(Optional<String> connection, Optional<String> location) {
    recipe.calledBy(true, connection, location).ifPresent(names::add);
  }

  private void all(List<Step> steps) {
    steps.forEach(step -> step.accept(this));
  }

  @Override
  public Void call(Step.Call step) {
    add(step.connection(), step.location());
    return null;
  }

  @Override
  public Void choose(Step.Choose step) {
    all(step.then());
    all(step.otherwise());
    return null;
  }

  @Override
  public Void forEach(Step.ForEach step) {
    step.from().ifPresent(from -> add(from.connection(), from.location()));
    all(step.steps());
    return null;
  }

  @Override
  public Void set(Step.SetVars step) {
    return null;
  }

  @Override
  public Void pause(Step.Wait step) {
    return null;
  }

  @Override
  public Void stop(Step.Stop step) {
    return null;
  }
}
