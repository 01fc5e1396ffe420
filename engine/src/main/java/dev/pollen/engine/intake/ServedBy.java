package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.RecipeRow;
import dev.pollen.engine.recipe.Recipe;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The version of its recipe that a place goes by: kept as a note beside the place, so that what it
 * took in is not run with steps that were written for another list, not even after a restart.
 */
final class ServedBy {
  private static final String NAME = "served_by:";

  private ServedBy() {}

  /** All that is kept of a recipe beside a place that it takes. */
  static List<Change> notes(long place, Recipe recipe) {
    return notes(place, recipe, StartWord.of(recipe));
  }

  static List<Change> notes(long place, Recipe recipe, StartWord start) {
    return List.of(
        start.note(place),
        new Change.NotePut(NAME + place, Optional.of(recipe.version())),
        kept(recipe));
  }

  /** The version itself. */
  static Change kept(Recipe recipe) {
    return new Change.RecipePut(
        new RecipeRow(recipe.id(), recipe.version(), recipe.name(), recipe.file(), recipe.text()));
  }

  /** Empty where an earlier Pollen did not keep it. */
  static Optional<String> noted(long place, Map<String, String> notes) {
    return Optional.ofNullable(notes.get(NAME + place));
  }

  static Change gone(long place) {
    return new Change.NotePut(NAME + place, Optional.empty());
  }
}
