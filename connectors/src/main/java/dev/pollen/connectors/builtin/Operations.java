package dev.pollen.connectors.builtin;

import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.Future;
import java.util.Map;
import java.util.function.Function;

/** The connection to a system that is code in this process: its operations by key. */
record Operations(
    String system,
    Map<String, Function<TriggerSpec, Trigger>> triggers,
    Map<String, Function<ActionSpec, Action>> actions)
    implements Connection {

  static Operations ofTriggers(
      String system, Map<String, Function<TriggerSpec, Trigger>> triggers) {
    return new Operations(system, triggers, Map.of());
  }

  static Operations ofActions(String system, Map<String, Function<ActionSpec, Action>> actions) {
    return new Operations(system, Map.of(), actions);
  }

  @Override
  public String account() {
    return system;
  }

  @Override
  public Trigger trigger(TriggerSpec spec) {
    return made(triggers, spec.key()).apply(spec);
  }

  @Override
  public Action action(ActionSpec spec) {
    return made(actions, spec.key()).apply(spec);
  }

  private static <T> T made(Map<String, T> operations, String key) {
    T made = operations.get(key);
    if (made == null) {
      throw new IllegalArgumentException(
          "no code for %s; there is %s".formatted(key, operations.keySet()));
    }
    return made;
  }

  @Override
  public Future<Void> check() {
    return Future.succeededFuture();
  }

  @Override
  public boolean checkCalls() {
    return false;
  }

  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }
}
