package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.recipe.Recipe;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a recipe's {@code start_from} said when it was last looked at: kept as a note beside the
 * subscription, so that a change that came while the engine was stopped does not pass in silence.
 */
final class StartWord {
  private static final String NAME = "start_from:";

  private StartWord() {}

  static String of(Recipe recipe) {
    Recipe.Start start = recipe.trigger().start();
    return start
        .instant()
        .map(Object::toString)
        .orElseGet(() -> start.when().name().toLowerCase(Locale.ROOT));
  }

  static Change note(long subscription, Recipe recipe) {
    return new Change.NotePut(NAME + subscription, Optional.of(of(recipe)));
  }

  /** Empty if it was not kept. */
  static Optional<String> noted(long subscription, Map<String, String> notes) {
    return Optional.ofNullable(notes.get(NAME + subscription));
  }

  static Change gone(long subscription) {
    return new Change.NotePut(NAME + subscription, Optional.empty());
  }
}
