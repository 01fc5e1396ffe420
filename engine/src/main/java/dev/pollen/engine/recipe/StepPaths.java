package dev.pollen.engine.recipe;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All steps of a recipe by the path that names them in runs, those inside others too. */
public final class StepPaths implements Step.Visitor<Void> {
  private final Map<String, Step> found = new TreeMap<>();

  private StepPaths() {}

  public static Map<String, Step> of(Recipe recipe) {
    StepPaths paths = new StepPaths();
    paths.all(recipe.steps());
    return paths.found;
  }

  /** Those of its {@code on_failure}. */
  public static Map<String, Step> ofFailure(Recipe recipe) {
    StepPaths paths = new StepPaths();
    paths.all(recipe.onFailure());
    return paths.found;
  }

  private Void all(List<Step> steps) {
    for (Step step : steps) {
      found.put(step.path(), step);
      step.accept(this);
    }
    return null;
  }

  @Override
  public Void call(Step.Call step) {
    return null;
  }

  @Override
  public Void choose(Step.Choose step) {
    all(step.then());
    return all(step.otherwise());
  }

  @Override
  public Void forEach(Step.ForEach step) {
    return all(step.steps());
  }

  @Override
  public Void set(Step.SetVars step) {
    return null;
  }

  @Override
  public Void stop(Step.Stop step) {
    return null;
  }

  @Override
  public Void pause(Step.Wait step) {
    return null;
  }
}
