package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.recipe.Recipe;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a recipe's {@code start_from} says, kept as a note beside the subscription: what was asked
 * for counts for it though it is taken away later, and a change that came while the engine was
 * stopped does not pass in silence.
 *
 * @param first what it said when the place was taken
 * @param last what it said when it was last looked at
 */
record StartWord(String first, String last) {
  private static final String NAME = "start_from:";

  static StartWord of(Recipe recipe) {
    String word = word(recipe);
    return new StartWord(word, word);
  }

  private static String word(Recipe recipe) {
    Recipe.Start start = recipe.trigger().start();
    return start
        .instant()
        .map(Object::toString)
        .orElseGet(() -> start.when().name().toLowerCase(Locale.ROOT));
  }

  /** The same place, when it is looked at again. */
  StartWord looked(Recipe newest) {
    return new StartWord(first, word(newest));
  }

  boolean says(Recipe newest) {
    return last.equals(word(newest));
  }

  /** Whether it asked for what was there before, from this instant on. */
  boolean asks(Instant start) {
    return switch (first) {
      case "now" -> false;
      case "beginning" -> start.equals(Instant.EPOCH);
      default -> start.equals(Instant.parse(first));
    };
  }

  Change note(long subscription) {
    String both = first.equals(last) ? first : first + " " + last;
    return new Change.NotePut(NAME + subscription, Optional.of(both));
  }

  /** Empty if it was not kept. */
  static Optional<StartWord> noted(long subscription, Map<String, String> notes) {
    return Optional.ofNullable(notes.get(NAME + subscription))
        .map(text -> text.split(" ", -1))
        .map(words -> new StartWord(words[0], words[words.length - 1]));
  }

  static Change gone(long subscription) {
    return new Change.NotePut(NAME + subscription, Optional.empty());
  }
}
