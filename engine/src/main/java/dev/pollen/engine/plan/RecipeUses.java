package dev.pollen.engine.plan;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.read.YamlFile;
import dev.pollen.engine.mapping.Template;
import dev.pollen.engine.plan.OperationUse.Role;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects where a recipe uses which operation, from top to bottom. */
final class RecipeUses implements Step.Visitor<Void> {
  private final Recipe recipe;
  private final Catalog catalog;
  private final YamlFile yaml;
  private final List<OperationUse> uses = new ArrayList<>();
  private Role role = Role.STEP;

  private RecipeUses(Recipe recipe, Catalog catalog) {
    this.recipe = recipe;
    this.catalog = catalog;
    this.yaml = YamlFile.parse(recipe.file(), recipe.text());
  }

  static List<OperationUse> of(Recipe recipe, Catalog catalog) {
    RecipeUses found = new RecipeUses(recipe, catalog);
    found.trigger(recipe.trigger());
    found.all(recipe.steps());
    found.role = Role.ON_FAILURE;
    found.all(recipe.onFailure());
    return found.uses;
  }

  private void trigger(Recipe.Source trigger) {
    use(
        Role.TRIGGER,
        "/trigger/type",
        trigger.operation(),
        trigger.connection(),
        trigger.with(),
        Optional.empty());
    trigger
        .of()
        .ifPresent(
            of ->
                use(
                    Role.PARENTS,
                    "/trigger/of",
                    of.operation(),
                    trigger.connection(),
                    of.with(),
                    Optional.empty()));
  }

  private void use(
      Role as,
      String pointer,
      String operation,
      Optional<String> asked,
      Template with,
      Optional<String> id) {
    catalog
        .operation(operation)
        .map(
            spec ->
                new OperationUse(
                    recipe,
                    as,
                    yaml.place(pointer).line(),
                    spec,
                    OperationUse.caller(catalog, spec, asked, recipe),
                    with.written(),
                    id))
        .ifPresent(uses::add);
  }

  /** {@code steps[1].else[0]} stands in the file at {@code /steps/1/else/0}. */
  private static String pointer(Step step) {
    return "/" + step.path().replace("]", "").replace('[', '/').replace('.', '/');
  }

  private void all(List<Step> steps) {
    steps.forEach(step -> step.accept(this));
  }

  @Override
  public Void call(Step.Call step) {
    String at = pointer(step) + "/action";
    use(role, at, step.operation(), step.connection(), step.with(), step.id());
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
    String at = pointer(step) + "/for_each/from";
    step.from()
        .ifPresent(
            from ->
                use(
                    role == Role.STEP ? Role.LOOP : role,
                    at,
                    from.operation(),
                    from.connection(),
                    from.with(),
                    step.id()));
    all(step.steps());
    return null;
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
