package dev.pollen.engine.recipe;

import java.util.List;
import java.util.Optional;

/**
 * For which accounts below its connection's a recipe works, as written; and for which one of them
 * this recipe does.
 *
 * @param one {@code location:} of the recipe
 * @param some {@code locations:}, listed
 * @param installed {@code locations: installed}: all that there are
 * @param at this recipe's own; empty for the recipe as written
 */
public record Places(Optional<String> one, List<String> some, boolean installed, Optional<At> at) {

  /** The recipe says nothing of it. */
  public static final Places NONE =
      new Places(Optional.empty(), List.of(), false, Optional.empty());

  public Places {
    some = List.copyOf(some);
  }

  /**
   * One of several.
   *
   * @param family the id of the recipe as written
   * @param id the account's, as the system has it
   * @param name what people call it; its id where nobody knows
   */
  public record At(String family, String id, String name) {}

  /** Whether the recipe as written is several. */
  public boolean several() {
    return installed || !some.isEmpty();
  }

  /** The account that trigger and steps are for unless they say another. */
  public Optional<String> here() {
    return at.map(At::id).or(() -> one);
  }

  Places at(At place) {
    return new Places(one, some, installed, Optional.of(place));
  }
}
