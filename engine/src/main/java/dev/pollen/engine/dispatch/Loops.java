package dev.pollen.engine.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pollen.engine.recipe.Step;
import io.vertx.core.Future;

/** The loops of a run: over a list, or over a trigger's records page by page. */
final class Loops {
  private final RunWalk walk;
  private final Trip trip;

  Loops(RunWalk walk, Trip trip) {
    this.walk = walk;
    this.trip = trip;
  }

  /** Completes with the number of items. */
  Future<Integer> run(Step.ForEach step, Frame frame) {
    return step.from().isPresent()
        ? new Stream(walk, trip, step, frame).begin()
        : list(step, frame);
  }

  private Future<Integer> list(Step.ForEach step, Frame frame) {
    String name = frame.name(step.path());
    return trip.ledger()
        .read(name)
        .map(Future::succeededFuture)
        .orElseGet(() -> evaluated(step, frame, name))
        .compose(
            items ->
                new Sweep(walk, trip.rest(), step, frame, items, "").begin().map(items.size()));
  }

  private Future<JsonNode> evaluated(Step.ForEach step, Frame frame, String name) {
    return walk.value(step.list().orElseThrow(), frame.scope())
        .map(Loops::asList)
        .onSuccess(items -> trip.ledger().remember(name, items));
  }

  /** A scalar is a list of one, nothing is an empty list. */
  private static JsonNode asList(JsonNode value) {
    if (value.isArray()) {
      return value;
    }
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    return value.isMissingNode() || value.isNull() ? list : list.add(value);
  }
}
