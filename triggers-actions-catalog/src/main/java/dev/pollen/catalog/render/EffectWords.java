package dev.pollen.catalog.render;

import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Effect;
import dev.pollen.catalog.OperationSpec;

/** What becomes of a step that was cut off and of which nobody knows whether it happened. */
final class EffectWords {
  private EffectWords() {}

  /** A few words, for lists. */
  static String brief(OperationSpec operation) {
    return operation instanceof ActionSpec action && action.effectFrom().isPresent()
        ? "depends on the input `%s`".formatted(action.effectFrom().get())
        : brief(operation.effect());
  }

  /** The one place that words an effect for users; what the engine does is in its Doubt. */
  static String brief(Effect effect) {
    return switch (effect) {
      case READ -> "repeats (it only reads)";
      case IDEMPOTENT -> "repeats";
      case RECONCILABLE -> "checks first";
      case UNREPEATABLE -> "asks you";
    };
  }

  /** With the reason, and until when. */
  static String full(ActionSpec action) {
    return brief(action) + until(action) + looks(action) + ". Why: " + action.reason() + ".";
  }

  private static String looks(ActionSpec action) {
    return action.reconcile().map(how -> ", " + LookWords.of(how)).orElse("");
  }

  private static String until(ActionSpec action) {
    return action.effect() != Effect.IDEMPOTENT
        ? ""
        : action
            .repeatWithin()
            .map(Spans::words)
            .map(" for %s, unless something newer is known of the record; then asks you"::formatted)
            .orElse(", however late");
  }
}
