package dev.pollen.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.SubAccounts;
import dev.pollen.catalog.read.YamlFile;
import dev.pollen.engine.mapping.Template;
import dev.pollen.engine.plan.OperationUse.Role;
import dev.pollen.engine.recipe.Places;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Collects where a recipe uses which operation, from top to bottom. */
final class RecipeUses {
  /** A recipe for several accounts, before it is known which they are. */
  private static final Places.At EACH = new Places.At("", "each", "each");

  private final Recipe recipe;
  private final Catalog catalog;
  private final YamlFile yaml;
  private final List<OperationUse> uses = new ArrayList<>();

  private RecipeUses(Recipe recipe, Catalog catalog) {
    this.recipe = recipe;
    this.catalog = catalog;
    this.yaml = YamlFile.parse(recipe.file(), recipe.text());
  }

  static List<OperationUse> of(Recipe recipe, Catalog catalog) {
    boolean several = recipe.places().several() && recipe.places().at().isEmpty();
    RecipeUses found = new RecipeUses(several ? recipe.at(EACH) : recipe, catalog);
    found.list();
    found.trigger(recipe.trigger());
    Step.all(recipe.steps()).forEach(step -> found.add(step, Role.STEP, Role.LOOP));
    Step.all(recipe.onFailure()).forEach(step -> found.add(step, Role.ON_FAILURE, Role.ON_FAILURE));
    return found.uses;
  }

  private void trigger(Recipe.Source trigger) {
    use(
        Role.TRIGGER,
        "/trigger/type",
        trigger.operation(),
        trigger.connection(),
        trigger.location(),
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
                    trigger.location(),
                    of.with(),
                    Optional.empty()));
  }

  private void use(
      Role as,
      String pointer,
      String operation,
      Optional<String> asked,
      Optional<String> location,
      Template with,
      Optional<String> id) {
    catalog
        .operation(operation)
        .map(
            spec ->
                used(
                    as,
                    pointer,
                    spec,
                    OperationUse.caller(catalog, spec, asked, location, recipe),
                    with.written(),
                    id))
        .ifPresent(uses::add);
  }

  private OperationUse used(
      Role as,
      String pointer,
      OperationSpec spec,
      String called,
      JsonNode with,
      Optional<String> id) {
    int line = yaml.place(pointer).line();
    return new OperationUse(recipe, as, line, spec, called, with, id, scopes(spec, called));
  }

  /** What the operation needs, and what it takes to get the token of an account below. */
  private Set<String> scopes(OperationSpec spec, String called) {
    Set<String> scopes = new TreeSet<>(spec.common().scopes());
    if (!Recipe.connectionOf(called).equals(called)) {
      below(spec.system()).ifPresent(below -> scopes.addAll(below.scopes()));
    }
    return scopes;
  }

  private Optional<SubAccounts> below(String system) {
    return catalog.system(system).flatMap(known -> known.signIn().below());
  }

  /** What lists the accounts that the recipe works for. */
  private void list() {
    Optional<String> connection = recipe.connection().or(recipe.trigger()::connection);
    if (recipe.places().installed() && connection.isPresent()) {
      catalog
          .operation(recipe.trigger().operation())
          .map(OperationSpec::system)
          .flatMap(this::below)
          .flatMap(SubAccounts::listed)
          .flatMap(listed -> catalog.operation(listed.operation()))
          .map(
              spec ->
                  used(
                      Role.LOCATIONS,
                      "/locations",
                      spec,
                      connection.get(),
                      MissingNode.getInstance(),
                      Optional.empty()))
          .ifPresent(uses::add);
    }
  }

  /** {@code steps[1].else[0]} stands in the file at {@code /steps/1/else/0}. */
  private static String pointer(Step step) {
    return "/" + step.path().replace("]", "").replace('[', '/').replace('.', '/');
  }

  /**
   * @param one what a call counts as
   * @param loop what the list of a loop counts as
   */
  private void add(Step step, Role one, Role loop) {
    if (step instanceof Step.Call call) {
      String at = pointer(step) + "/action";
      use(one, at, call.operation(), call.connection(), call.location(), call.with(), call.id());
    } else if (step instanceof Step.ForEach each) {
      each.from().ifPresent(from -> add(from, pointer(step) + "/for_each/from", loop, step.id()));
    }
  }

  private void add(Step.ForEach.From from, String at, Role as, Optional<String> id) {
    use(as, at, from.operation(), from.connection(), from.location(), from.with(), id);
  }
}
