package dev.pollen.engine.spi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Effect;
import io.vertx.core.Future;
import java.util.Optional;

/** Performs one operation. Called concurrently, on event loops. */
public interface Action {

  /** What may be done if this call's outcome stays unknown. */
  Effect effect(JsonNode input);

  /**
   * The address that a call with this input goes to, where that is not the connection's ({@link
   * Connection#host}). While it does not answer, calls wait.
   */
  default Optional<String> host(JsonNode input) {
    return Optional.empty();
  }

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
   * Takes back what an earlier call left on this machine, because its person is to be forgotten.
   * Harmless to ask twice. Empty when such a call leaves nothing here.
   *
   * @param input as it was prepared for that call
   * @param alone whether all that the call left is that person's; else only what can be taken out
   *     of it alone is
   */
  default Future<Optional<Remains>> forget(JsonNode input, boolean alone) {
    return Future.succeededFuture(Optional.empty());
  }

  /**
   * Performs once. Succeeds when the system said that it is done; else fails with a {@link Fault}
   * that says whether the thing may have happened.
   *
   * @param identity names this attempt, the same in every log and ledger
   */
  Future<Receipt> perform(JsonNode input, String identity);
}
