package dev.pollen.engine.spi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Effect;
import io.vertx.core.Future;

/** Performs one operation. Called concurrently, on event loops. */
public interface Action {

  /** What may be done if this call's outcome stays unknown. */
  Effect effect(JsonNode input);

  /**
   * Completes the input with what must be the same on a repeat (a file's offset), before the intent
   * is written. What it adds is recorded and given to every later attempt. {@link #released} is
   * called when the call will not be made.
   */
  default Future<JsonNode> prepare(JsonNode input) {
    return Future.succeededFuture(input);
  }

  /** The prepared call was given up for good, before it was made. */
  default void released(JsonNode input) {}

  /**
   * Performs once. Succeeds when the system said that it is done; else fails with a {@link Fault}
   * that says whether the thing may have happened.
   *
   * @param identity names this attempt, the same in every log and ledger
   */
  Future<Receipt> perform(JsonNode input, String identity);
}
