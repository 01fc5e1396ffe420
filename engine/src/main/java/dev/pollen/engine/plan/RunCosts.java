package dev.pollen.engine.plan;

import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.mapping.Template;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.Step;
import java.util.List;
import java.util.Optional;

/** Adds up what a run asks of one account. */
final class RunCosts implements Step.Visitor<RunCost> {
  private final Recipe recipe;
  private final PlanGround ground;
  private final String account;

  private RunCosts(Recipe recipe, PlanGround ground, String account) {
    this.recipe = recipe;
    this.ground = ground;
    this.account = account;
  }

  static RunCost of(Recipe recipe, PlanGround ground, String account) {
    RunCosts costs = new RunCosts(recipe, ground, account);
    return costs.all(recipe.steps()).and(costs.all(recipe.onFailure()).onlyOnFailure());
  }

  private RunCost all(List<Step> steps) {
    return steps.stream().map(step -> step.accept(this)).reduce(RunCost.NOTHING, RunCost::and);
  }

  private RunCost request(
      String operation, Optional<String> asked, Template with, Recipe.Retry retry) {
    return ground
        .catalog()
        .operation(operation)
        .filter(spec -> ground.account(ground.connection(spec, asked, recipe)).equals(account))
        .map(spec -> RunCost.request(isList(spec, with), retry.times()))
        .orElse(RunCost.NOTHING);
  }

  private static boolean isList(OperationSpec spec, Template with) {
    return spec instanceof TriggerSpec list && PagesPerPoll.paged(list, with.written());
  }

  @Override
  public RunCost call(Step.Call step) {
    return request(
        step.operation(), step.connection(), step.with(), step.retry().orElse(recipe.retry()));
  }

  @Override
  public RunCost choose(Step.Choose step) {
    return all(step.then()).or(all(step.otherwise()));
  }

  @Override
  public RunCost forEach(Step.ForEach step) {
    RunCost reading =
        step.from()
            .map(from -> request(from.operation(), from.connection(), from.with(), recipe.retry()))
            .orElse(RunCost.NOTHING);
    return reading.and(all(step.steps()).eachItem());
  }

  @Override
  public RunCost set(Step.SetVars step) {
    return RunCost.NOTHING;
  }

  @Override
  public RunCost stop(Step.Stop step) {
    return RunCost.NOTHING;
  }

  @Override
  public RunCost pause(Step.Wait step) {
    return RunCost.NOTHING;
  }
}
