package dev.pollen.engine.recipe;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All steps of a recipe by the path that names them in runs, those inside others too. */
public final class StepPaths {
  private StepPaths() {}

  public static Map<String, Step> of(Recipe recipe) {
    return byPath(recipe.steps());
  }

  /** Those of its {@code on_failure}. */
  public static Map<String, Step> ofFailure(Recipe recipe) {
    return byPath(recipe.onFailure());
  }

  private static Map<String, Step> byPath(List<Step> steps) {
    Map<String, Step> found = new TreeMap<>();
    Step.all(steps).forEach(step -> found.put(step.path(), step));
    return found;
  }
}
