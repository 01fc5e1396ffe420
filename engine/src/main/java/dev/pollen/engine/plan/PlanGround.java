package dev.pollen.engine.plan;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.SystemSpec.Budget;
import dev.pollen.engine.Limits;
import dev.pollen.engine.Polling;
import dev.pollen.engine.recipe.Recipe;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a plan stands on.
 *
 * @param connections by the user's names
 * @param assumed what was said of lists and events
 */
public record PlanGround(
    Catalog catalog,
    Map<String, PlannedConnection> connections,
    Limits limits,
    Polling polling,
    Assumed assumed) {

  public PlanGround {
    connections = Map.copyOf(connections);
  }

  /** The same, once it is known what connections were granted, by name. */
  public PlanGround granted(Map<String, Set<String>> scopes) {
    Map<String, PlannedConnection> known = new TreeMap<>(connections);
    scopes.forEach((name, all) -> known.computeIfPresent(name, (n, one) -> one.granted(all)));
    return new PlanGround(catalog, known, limits, polling, assumed);
  }

  /** The same, with what somebody said of lists and events. */
  public PlanGround assuming(Assumed said) {
    return new PlanGround(catalog, connections, limits, polling, said);
  }

  /** See {@link OperationUse#caller}. */
  String connection(
      OperationSpec operation, Optional<String> asked, Optional<String> location, Recipe recipe) {
    return OperationUse.caller(catalog, operation, asked, location, recipe);
  }

  /** How much of an account's budgets is ours: of several connections to it the smallest. */
  int share(String account) {
    return connections.values().stream()
        .filter(one -> one.account().equals(account))
        .mapToInt(PlannedConnection::share)
        .min()
        .orElse(Budget.WHOLE);
  }

  /** What budgets and feeds of a connection, or of an account below it, belong to. */
  String account(String connection) {
    String name = Recipe.connectionOf(connection);
    return Optional.ofNullable(connections.get(name))
        .map(
            known ->
                name.equals(connection)
                    ? known.account()
                    : known.system() + ":" + connection.substring(name.length() + 1))
        .orElse(connection);
  }
}
