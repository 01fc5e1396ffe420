package dev.pollen.engine.plan;

import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.mapping.Template;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.Step;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** Adds up what a run asks of one account. */
final class RunCosts implements Step.Visitor<RunCost> {
  private final Recipe recipe;
  private final PlanGround ground;
  private final String account;
  private final Predicate<OperationSpec> counts;

  private RunCosts(
      Recipe recipe, PlanGround ground, String account, Predicate<OperationSpec> counts) {
    this.recipe = recipe;
    this.ground = ground;
    this.account = account;
    this.counts = counts;
  }

  static RunCost of(Recipe recipe, PlanGround ground, String account) {
    return of(recipe, ground, account, any -> true);
  }

  /** The requests for some operations only. */
  static RunCost of(
      Recipe recipe, PlanGround ground, String account, Predicate<OperationSpec> counts) {
    RunCosts costs = new RunCosts(recipe, ground, account, counts);
    return costs.all(recipe.steps()).and(costs.all(recipe.onFailure()).onlyOnFailure());
  }

  private RunCost all(List<Step> steps) {
    return steps.stream().map(step -> step.accept(this)).reduce(RunCost.NOTHING, RunCost::and);
  }

  private RunCost request(
      String operation,
      Optional<String> asked,
      Optional<String> location,
      Template with,
      Recipe.Retry retry) {
    return ground
        .catalog()
        .operation(operation)
        .filter(spec -> account(spec, asked, location).equals(account))
        .filter(counts)
        .map(spec -> requests(spec, with, retry.times()))
        .orElse(RunCost.NOTHING);
  }

  private String account(OperationSpec spec, Optional<String> asked, Optional<String> location) {
    return ground.account(ground.connection(spec, asked, location, recipe));
  }

  private RunCost requests(OperationSpec spec, Template with, int retries) {
    if (!(spec instanceof TriggerSpec list) || !PagesPerPoll.paged(list, with.written())) {
      return RunCost.requests(1, false, retries);
    }
    OptionalInt records = ground.assumed().recordsOf(spec.key());
    return records.isEmpty()
        ? RunCost.requests(1, true, retries)
        : RunCost.requests(PagesPerPoll.whole(list, with.written(), records), false, retries);
  }

  @Override
  public RunCost call(Step.Call step) {
    return request(
        step.operation(),
        step.connection(),
        step.location(),
        step.with(),
        step.retry().orElse(recipe.retry()));
  }

  @Override
  public RunCost choose(Step.Choose step) {
    return all(step.then()).or(all(step.otherwise()));
  }

  @Override
  public RunCost forEach(Step.ForEach step) {
    RunCost reading =
        step.from()
            .map(
                from ->
                    request(
                        from.operation(),
                        from.connection(),
                        from.location(),
                        from.with(),
                        recipe.retry()))
            .orElse(RunCost.NOTHING);
    OptionalInt items =
        step.from()
            .map(from -> ground.assumed().recordsOf(from.operation()))
            .orElse(OptionalInt.empty());
    RunCost each = all(step.steps());
    return reading.and(items.isPresent() ? each.times(items.getAsInt()) : each.eachItem());
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
