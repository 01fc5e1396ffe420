package dev.pollen.engine.plan;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.SystemSpec;
import dev.pollen.engine.Limits;
import dev.pollen.engine.Polling;
import dev.pollen.engine.recipe.Recipe;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a plan stands on.
 *
 * @param connections by the user's names
 * @param records how many records each list is taken to hold; empty: one page of them
 */
public record PlanGround(
    Catalog catalog,
    Map<String, PlannedConnection> connections,
    Limits limits,
    Polling polling,
    OptionalInt records) {

  public PlanGround {
    connections = Map.copyOf(connections);
  }

  /** What an operation is called by; the system's key where it needs no connection. */
  String connection(OperationSpec operation, Optional<String> asked, Recipe recipe) {
    boolean needs =
        catalog.system(operation.system()).map(SystemSpec::needsConnection).orElse(true);
    return asked
        .or(() -> needs ? recipe.connection() : Optional.empty())
        .orElse(operation.system());
  }

  String account(String connection) {
    return Optional.ofNullable(connections.get(connection))
        .map(PlannedConnection::account)
        .orElse(connection);
  }
}
