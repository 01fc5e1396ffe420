package dev.pollen.engine.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.engine.journal.RunState;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;

/**
 * What a recipe does when one of its runs fails. The first error is recorded before anything is
 * done about it, so that from then on a walk repeats the way to it without a call, and comes here
 * again; whatever these steps come to, the run stays failed with that error.
 *
 * <p>Their own attempts are written down like any others. One that nobody knows the outcome of
 * leaves the run in doubt: a person decides about it, and then the run is failed.
 */
final class OnFailure {
  /** Under this name stands the error among a run's reads. */
  static final String ERROR = "error";

  private static final String MESSAGE = "message";
  private static final String PAST = "past";

  private final RunWalk walk;
  private final Trip trip;

  OnFailure(RunWalk walk, Trip trip) {
    this.walk = walk;
    this.trip = trip;
  }

  /** The error that the run failed with in an earlier life, if that is what it goes on with. */
  static boolean failed(JsonNode error) {
    return error.has(MESSAGE);
  }

  /** The same error, in the words that it was recorded with. */
  static Halt again(JsonNode error) {
    return Halt.failed(error.path(MESSAGE).asText());
  }

  /** What is left of an error when a person tells the run to go on: only how many there were. */
  static JsonNode past(JsonNode error) {
    return JsonNodeFactory.instance.objectNode().put(PAST, error.path(PAST).asInt() + 1);
  }

  /**
   * Does what is to be done about an end, if anything is; the future always fails, with the end.
   */
  Future<Void> after(Halt end, Frame frame) {
    return end.state() == RunState.FAILED && !trip.recipe().onFailure().isEmpty()
        ? failed(end, frame)
        : Future.failedFuture(end);
  }

  private Future<Void> failed(Halt end, Frame frame) {
    trip.rest().mended();
    JsonNode before = trip.ledger().read(ERROR).orElseGet(JsonNodeFactory.instance::objectNode);
    JsonNode error = failed(before) ? before : told(end, before);
    Frame inner = frame.failed(error.deepCopy(), error.path(PAST).asInt());
    return trip.home(trip.ledger().record())
        .compose(done -> walk.guarded(trip.recipe().onFailure(), inner))
        .transform(done -> Future.failedFuture(end(again(error), done)));
  }

  private JsonNode told(Halt end, JsonNode before) {
    ObjectNode error = before.deepCopy();
    error.put("step", end.step()).put("operation", end.operation()).put("status", end.status());
    error.put(MESSAGE, end.getMessage());
    trip.ledger().remember(ERROR, error);
    return error;
  }

  private static Halt end(Halt first, AsyncResult<Void> done) {
    if (done.succeeded()) {
      return first;
    }
    Halt second = Halt.of(done.cause());
    if (second.state().needsPerson()) {
      return second.because(
          "on_failure: %s | the run itself failed: %s"
              .formatted(second.getMessage(), first.getMessage()));
    }
    return second.state() == RunState.FAILED
        ? first.because(
            "%s | on_failure failed, too: %s".formatted(first.getMessage(), second.getMessage()))
        : first;
  }
}
