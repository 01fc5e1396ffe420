package dev.pollen.engine.recipe;

import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.read.Problem;
import dev.pollen.catalog.read.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds a recipe against the catalog and the known connections: every operation, connection, input,
 * field and root that it names must exist. All problems at once, each with its place and the way
 * out.
 */
public final class RecipeCheck {
  /** A recipe for several accounts is looked at as the one for any of them. */
  private static final Places.At EACH = new Places.At("", "each", "each");

  private final RecipeReader.Read read;
  private final Recipe recipe;
  private final Catalog catalog;
  private final List<Problem> problems = new ArrayList<>();
  private final ConnectionRules connections;
  private final InputRules inputs;

  private RecipeCheck(
      RecipeReader.Read read, Recipe recipe, Catalog catalog, KnownConnections connections) {
    this.read = read;
    this.recipe = recipe.places().several() ? recipe.at(EACH) : recipe;
    this.catalog = catalog;
    Report report = new Report(read.yaml(), problems);
    this.connections = new ConnectionRules(report, catalog, connections);
    this.inputs = new InputRules(report, catalog, connections.network());
  }

  /**
   * The problems beyond those of the language itself; none are looked for in a file that does not
   * read.
   */
  public static List<Problem> check(
      RecipeReader.Read read, Catalog catalog, KnownConnections connections) {
    return read.sketch()
        .map(recipe -> new RecipeCheck(read, recipe, catalog, connections).all())
        .orElse(List.of());
  }

  private List<Problem> all() {
    connections.places(recipe);
    new TriggerRules(this).check();
    ScopeRules scope = new ScopeRules(new Report(read.yaml(), problems), catalog, recipe);
    recipe
        .filter()
        .ifPresent(filter -> scope.expression("/filter", filter, ScopeRules.Names.top()));
    StepRules steps = new StepRules(this, scope);
    ScopeRules.Names names = ScopeRules.Names.top();
    steps.steps("/steps", recipe.steps(), names);
    steps.onFailure(recipe.onFailure(), names.afterFailure());
    return problems;
  }

  Report report() {
    return new Report(read.yaml(), problems);
  }

  /** The operation, or a problem that names near ones. */
  Optional<OperationSpec> operation(String pointer, String key, boolean asTrigger) {
    Optional<OperationSpec> found = catalog.operation(key);
    if (found.isEmpty() && !key.isEmpty()) {
      String way =
          Suggestion.orElse(key, catalog.byKey().keySet(), "'pollen catalog' lists what there is");
      report()
          .error(
              pointer, "unknown-operation", "there is no operation '%s' (%s)".formatted(key, way));
    }
    if (asTrigger && found.filter(ActionSpec.class::isInstance).isPresent()) {
      report()
          .error(
              pointer,
              "not-a-trigger",
              "'%s' is an action and brings no records: use it in steps ('pollen catalog --kind trigger' lists triggers)"
                  .formatted(key));
      return Optional.empty();
    }
    found.ifPresent(spec -> deprecated(pointer, spec));
    return found;
  }

  private void deprecated(String pointer, OperationSpec spec) {
    spec.common()
        .deprecated()
        .ifPresent(
            words ->
                report()
                    .warning(
                        pointer,
                        "deprecated",
                        "'%s' is deprecated: %s".formatted(spec.key(), words)));
  }

  ConnectionRules connections() {
    return connections;
  }

  InputRules inputs() {
    return inputs;
  }

  Recipe recipe() {
    return recipe;
  }
}
