package dev.pollen.daemon.signin;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.Step;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What recipes do by one connection, and the scopes that this takes. */
final class Needs {
  private static final Comparator<String> READING_FIRST =
      Comparator.comparing((String scope) -> !scope.endsWith(".readonly"))
          .thenComparing(Comparator.naturalOrder());

  private final Catalog catalog;
  private final String connection;
  private final Set<String> operations = new TreeSet<>();

  private Needs(Catalog catalog, String connection) {
    this.catalog = catalog;
    this.connection = connection;
  }

  static Needs of(Catalog catalog, List<Recipe> recipes, String connection) {
    Needs needs = new Needs(catalog, connection);
    recipes.forEach(needs::add);
    return needs;
  }

  /** Whether any recipe uses it. */
  boolean any() {
    return !operations.isEmpty();
  }

  /** The least set, reading scopes first. */
  Set<String> scopes() {
    List<String> sorted =
        operations.stream()
            .flatMap(key -> catalog.operation(key).stream())
            .flatMap(spec -> spec.common().scopes().stream())
            .distinct()
            .sorted(READING_FIRST)
            .toList();
    return new LinkedHashSet<>(sorted);
  }

  private void add(Recipe recipe) {
    Optional<String> usual = recipe.connection();
    Recipe.Source trigger = recipe.trigger();
    take(trigger.operation(), trigger.connection().or(() -> usual));
    trigger.of().ifPresent(of -> take(of.operation(), trigger.connection().or(() -> usual)));
    recipe.steps().forEach(step -> add(step, usual));
    recipe.onFailure().forEach(step -> add(step, usual));
  }

  private void take(String operation, Optional<String> by) {
    if (by.filter(connection::equals).isPresent() && usesIt(operation)) {
      operations.add(operation);
    }
  }

  private boolean usesIt(String operation) {
    return catalog
        .operation(operation)
        .map(OperationSpec::system)
        .flatMap(catalog::system)
        .map(system -> system.needsConnection())
        .orElse(false);
  }

  private void add(Step step, Optional<String> usual) {
    step.accept(
        new Step.Visitor<Void>() {
          @Override
          public Void call(Step.Call call) {
            take(call.operation(), call.connection().or(() -> usual));
            return null;
          }

          @Override
          public Void choose(Step.Choose choose) {
            choose.then().forEach(each -> add(each, usual));
            choose.otherwise().forEach(each -> add(each, usual));
            return null;
          }

          @Override
          public Void forEach(Step.ForEach loop) {
            loop.from()
                .ifPresent(from -> take(from.operation(), from.connection().or(() -> usual)));
            loop.steps().forEach(each -> add(each, usual));
            return null;
          }

          @Override
          public Void set(Step.SetVars set) {
            return null;
          }

          @Override
          public Void pause(Step.Wait wait) {
            return null;
          }

          @Override
          public Void stop(Step.Stop stop) {
            return null;
          }
        });
  }
}
