package dev.pollen.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Effect;
import dev.pollen.catalog.OperationSpec;
import java.time.Duration;
import java.util.Optional;

/**
 * What becomes of a step that was interrupted, so that nobody knows whether it took place.
 *
 * @param within how long a repeat is safe; afterwards a person is asked; empty: always
 */
public record Interruption(Then then, Optional<Duration> within) {

  /** The closed list. */
  public enum Then {
    REPEATS,
    /** Looks whether it took place; a person is asked only where that cannot be told. */
    CHECKS_FIRST,
    ASKS_YOU,
    /** The request's method decides, and an expression gives it. */
    BY_METHOD
  }

  static Interruption of(OperationSpec spec, JsonNode with) {
    return spec instanceof ActionSpec action
        ? action.effectFrom().map(input -> written(with, input)).orElseGet(() -> of(action))
        : new Interruption(Then.REPEATS, Optional.empty());
  }

  private static Interruption of(ActionSpec action) {
    return action.effect() == Effect.RECONCILABLE && action.reconcile().isPresent()
        ? new Interruption(Then.CHECKS_FIRST, Optional.empty())
        : of(action.effect(), action.repeatWithin());
  }

  private static Interruption of(Effect effect, Optional<Duration> within) {
    return switch (effect) {
      case READ -> new Interruption(Then.REPEATS, Optional.empty());
      case IDEMPOTENT -> new Interruption(Then.REPEATS, within);
      case RECONCILABLE, UNREPEATABLE -> new Interruption(Then.ASKS_YOU, Optional.empty());
    };
  }

  /** A recipe that says the effect itself; otherwise its request's method does. */
  private static Interruption written(JsonNode with, String input) {
    String said = with.path(input).asText("");
    for (Effect effect : Effect.values()) {
      if (effect.word().equals(said)) {
        return of(effect, Optional.empty());
      }
    }
    return new Interruption(Then.BY_METHOD, Optional.empty());
  }
}
