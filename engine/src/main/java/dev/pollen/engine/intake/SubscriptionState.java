package dev.pollen.engine.intake;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How a recipe stands on its feed, for people.
 *
 * @param recipe the recipe's id
 * @param state {@code live}, {@code joining}, {@code paused}, {@code held}, {@code disabled},
 *     {@code orphaned} (its recipe is gone) or {@code retiring} (it finishes what it took in before
 *     an edit)
 * @param why in words, when not live
 * @param backlog records in the feed's log that it has not looked at yet
 * @param position the last one it looked at
 */
public record SubscriptionState(
    String recipe, long feed, String state, String why, long backlog, long position) {

  /**
   * Of all places the one of a recipe that tells how it stands: where something is held, else where
   * it reads, and not what an edit left behind. The backlog is that of all of them.
   */
  public static Optional<SubscriptionState> of(String recipe, List<SubscriptionState> all) {
    return all.stream()
        .filter(one -> one.recipe.equals(recipe))
        .min(Comparator.comparingInt(SubscriptionState::rank))
        .map(one -> one.with(backlog(recipe, all)));
  }

  private static long backlog(String recipe, List<SubscriptionState> all) {
    return all.stream()
        .filter(one -> one.recipe.equals(recipe))
        .mapToLong(SubscriptionState::backlog)
        .sum();
  }

  private SubscriptionState with(long all) {
    return new SubscriptionState(recipe, feed, state, why, all, position);
  }

  private int rank() {
    return switch (state) {
      case "held" -> 0;
      case "retiring" -> 2;
      default -> 1;
    };
  }
}
