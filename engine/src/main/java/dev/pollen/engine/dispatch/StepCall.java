package dev.pollen.engine.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.journal.Intent;
import dev.pollen.engine.journal.Outcome;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.Step;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a call step gives: what is recorded of it, else what its search finds or its attempts come
 * to.
 */
final class StepCall {
  private final Trip trip;

  StepCall(Trip trip) {
    this.trip = trip;
  }

  Future<JsonNode> perform(Step.Call step, Frame frame) {
    String path = frame.name(step.path());
    return known(path).map(Future::succeededFuture).orElseGet(() -> begin(step, frame, path));
  }

  private Optional<JsonNode> known(String path) {
    return trip.ledger()
        .read(path)
        .or(() -> trip.ledger().outcome(path).filter(Outcome::done).map(Outcome::reply));
  }

  private Future<JsonNode> begin(Step.Call step, Frame frame, String path) {
    if (trip.bars(path)) {
      return Future.failedFuture(trip.firstError());
    }
    OperationSpec operation = trip.outside().operation(step.operation());
    Calls.Named connection =
        trip.outside().connection(operation, step.connection(), step.location(), trip.recipe());
    Recipe.Retry retry = step.retry().orElse(trip.recipe().retry());
    NameLookUp names = new NameLookUp(trip, operation, connection, path, retry);
    return operation instanceof TriggerSpec trigger
        ? inputs(step, frame, operation, names)
            .compose(inputs -> search(new Search(trip, trigger, connection, inputs, path, retry)))
            .onSuccess(found -> trip.ledger().remember(path, found))
        : act(
            new Attempts(trip, path, (ActionSpec) operation, connection, retry),
            () -> inputs(step, frame, operation, names));
  }

  private Future<JsonNode> inputs(
      Step.Call step, Frame frame, OperationSpec operation, NameLookUp names) {
    return trip.filled(step.with(), frame.scope(), operation).compose(names::ids);
  }

  private static Future<JsonNode> search(Search search) {
    return search.run();
  }

  /** What was sent before is sent again, as it was recorded; else the inputs are made. */
  private Future<JsonNode> act(Attempts attempts, Supplier<Future<JsonNode>> inputs) {
    Optional<Intent> before = trip.ledger().intent(attempts.path());
    int number = before.map(Intent::number).orElse(0) + 1;
    return before
        .filter(intent -> !intent.isAnew())
        .map(attempts::goOn)
        .orElseGet(() -> inputs.get().compose(input -> attempts.first(input, number)));
  }
}
