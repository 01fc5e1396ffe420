package dev.pollen.engine.recipe;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Puts recipes together from pieces, each of which was read once in a recipe of its own: no piece
 * of a recipe's language knows another, so that the whole is what reading it would give.
 *
 * <p>For those who need more recipes than they have time to read. Any thread may call; keeps every
 * piece for ever, so that there must not be many.
 */
public final class RecipePieces {
  private final RecipeReader.Setting setting;
  private final String trigger;
  private final String steps;
  private final Map<String, Recipe> read = new ConcurrentHashMap<>();

  /**
   * @param trigger any trigger that can be read, in whole lines, and {@code steps} any steps: what
   *     the other pieces are read with
   */
  public RecipePieces(RecipeReader.Setting setting, String trigger, String steps) {
    this.setting = setting;
    this.trigger = trigger;
    this.steps = steps;
  }

  /**
   * The pieces of a recipe's text, each in whole lines.
   *
   * @param settings what stands at the left edge beside trigger and steps
   * @param rescue {@code on_failure} or nothing
   */
  public record Pieces(String trigger, String settings, String steps, String rescue) {
    /** The recipe as it is written. */
    public String text() {
      return trigger + settings + steps + rescue;
    }
  }

  /** As if its text had been read from this file. */
  public Recipe recipe(String file, Pieces pieces) {
    RecipeText source = new RecipeText(file, pieces.text());
    Recipe set = known(trigger + pieces.settings() + steps);
    return new Recipe(
        source.id(),
        source.version(),
        source.id(),
        file,
        source.text(),
        set.connection(),
        set.zone(),
        known(pieces.trigger() + steps).trigger(),
        set.filter(),
        known(trigger + pieces.steps()).steps(),
        known(trigger + steps + pieces.rescue()).onFailure(),
        set.order(),
        set.retry(),
        set.live(),
        set.enabled(),
        set.whilePaused(),
        set.places());
  }

  private Recipe known(String text) {
    return read.computeIfAbsent(text, this::whole);
  }

  private Recipe whole(String text) {
    RecipeReader.Read one = RecipeReader.read("piece.yaml", text, setting);
    return one.recipe().orElseThrow(() -> new AssertionError(one.problems() + "\n" + text));
  }
}
