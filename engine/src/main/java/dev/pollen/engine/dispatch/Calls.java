package dev.pollen.engine.dispatch;

import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.names.Names;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.Loop;
import dev.pollen.engine.spi.Trigger;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds what a step speaks to: the operation, the connection, and its account's permits. Shared by
 * all loops.
 */
final class Calls {
  private final EngineSetup setup;
  private final Budgets budgets;
  private final Names names;
  private final Map<String, Action> actions = new ConcurrentHashMap<>();
  private final Map<String, Trigger> triggers = new ConcurrentHashMap<>();

  Calls(EngineSetup setup, Budgets budgets, Names names) {
    this.setup = setup;
    this.budgets = budgets;
    this.names = names;
  }

  /** Throws {@link Halt} with words when the catalog does not know it (any more). */
  OperationSpec operation(String key) {
    return setup
        .catalog()
        .operation(key)
        .orElseThrow(() -> Halt.failed("the catalog has no operation '" + key + "' any more"));
  }

  /**
   * The step's connection, else the recipe's, else the nameless one of a system that needs none.
   */
  Named connection(
      OperationSpec operation, Optional<String> asked, Optional<String> location, Recipe recipe) {
    String system = operation.system();
    boolean needs = setup.catalog().system(system).map(spec -> spec.needsConnection()).orElse(true);
    String name = recipe.calledBy(needs, asked, location).orElse(system);
    Connection found =
        setup.connections().find(name).orElseThrow(() -> Halt.failed(unknown(name, operation)));
    return new Named(name, found.serving(operation));
  }

  private static String unknown(String name, OperationSpec operation) {
    return "%s needs a connection, and there is none named '%s': add it to connections.yaml, then 'pollen runs retry'"
        .formatted(operation.key(), name);
  }

  Action action(ActionSpec spec, Named connection) {
    return actions.computeIfAbsent(
        connection.name() + " " + spec.key(), key -> connection.connection().action(spec));
  }

  Trigger trigger(TriggerSpec spec, Named connection) {
    return triggers.computeIfAbsent(
        connection.name() + " " + spec.key(), key -> connection.connection().trigger(spec));
  }

  Names names() {
    return names;
  }

  Permits permits(Named connection, Loop asker) {
    return permits(connection, Optional.empty(), asker);
  }

  /**
   * @param host where the call goes, if that is not the connection's to say
   */
  Permits permits(Named connection, Optional<String> host, Loop asker) {
    return budgets.of(
        connection.connection().account(), host.or(connection.connection()::host), asker);
  }

  /** A connection and what the user calls it. */
  record Named(String name, Connection connection) {}
}
