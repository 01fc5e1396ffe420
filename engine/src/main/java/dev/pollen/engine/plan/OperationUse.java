package dev.pollen.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.OperationSpec.Token;
import dev.pollen.catalog.SystemSpec;
import dev.pollen.engine.recipe.Recipe;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One place where a recipe uses an operation.
 *
 * @param line in its file
 * @param connection what it is called by, {@code NAME@ID} for an account below it; the system's key
 *     where none is needed
 * @param with the inputs as written
 * @param scopes what its connection must be granted for it
 */
public record OperationUse(
    Recipe recipe,
    Role role,
    int line,
    OperationSpec operation,
    String connection,
    JsonNode with,
    Optional<String> id,
    Set<String> scopes) {

  public OperationUse {
    scopes = Set.copyOf(scopes);
  }

  /** Whether it is called for an account below its connection's. */
  public boolean below() {
    return !Recipe.connectionOf(connection).equals(connection);
  }

  /** What it is there for. */
  public enum Role {
    TRIGGER,
    /** Brings the parents of the trigger's records. */
    PARENTS,
    STEP,
    /** Lists the accounts that the recipe works for. */
    LOCATIONS,
    /** Brings the records of a loop. */
    LOOP,
    /** A step of {@code on_failure}. */
    ON_FAILURE
  }

  /** All uses, recipe by recipe, each from top to bottom; reads each recipe's text. */
  public static List<OperationUse> in(List<Recipe> recipes, Catalog catalog) {
    return recipes.stream().flatMap(recipe -> RecipeUses.of(recipe, catalog).stream()).toList();
  }

  /** What an operation is called by; the system's key where it needs no connection. */
  static String caller(
      Catalog catalog,
      OperationSpec operation,
      Optional<String> asked,
      Optional<String> location,
      Recipe recipe) {
    boolean needs =
        catalog.system(operation.system()).map(SystemSpec::needsConnection).orElse(true);
    String name = recipe.calledBy(needs, asked, location).orElse(operation.system());
    return operation.common().token() == Token.AGENCY ? Recipe.connectionOf(name) : name;
  }

  public Interruption interruption() {
    return Interruption.of(operation, with);
  }
}
