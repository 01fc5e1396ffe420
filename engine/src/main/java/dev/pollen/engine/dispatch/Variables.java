package dev.pollen.engine.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.engine.mapping.Expression;
import dev.pollen.engine.mapping.Template;
import dev.pollen.engine.recipe.Step;
import io.vertx.core.Future;
import java.util.Optional;

/** What {@code set} and {@code map} do: one value after the other, each seeing those before it. */
final class Variables {
  private final RunWalk walk;
  private final Frame frame;

  Variables(RunWalk walk, Frame frame) {
    this.walk = walk;
    this.frame = frame;
  }

  Future<Void> set(Step.SetVars step) {
    Future<Void> done = Future.succeededFuture();
    for (var entry : step.values().entrySet()) {
      done = done.compose(on -> set(entry.getKey(), entry.getValue()));
    }
    for (Step.Mapping mapping : step.mappings()) {
      done = done.compose(on -> map(mapping));
    }
    return done;
  }

  private Future<Void> set(String name, Template template) {
    return walk.filled(template, frame.scope()).map(value -> assign(name, value));
  }

  private Future<Void> map(Step.Mapping mapping) {
    return walk.value(mapping.from(), frame.scope())
        .compose(value -> transformed(mapping.transform(), value))
        .map(value -> assign(mapping.to(), value));
  }

  private Future<JsonNode> transformed(Optional<Expression> transform, JsonNode value) {
    return transform
        .filter(present -> !value.isMissingNode())
        .map(present -> walk.value(present, frame.with("value", value)))
        .orElse(Future.succeededFuture(value));
  }

  /** Undefined leaves the name as it was. */
  private Void assign(String name, JsonNode value) {
    if (!value.isMissingNode()) {
      frame.set(name, value);
    }
    return null;
  }
}
