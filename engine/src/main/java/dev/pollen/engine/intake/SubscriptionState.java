package dev.pollen.engine.intake;

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
    String recipe, long feed, String state, String why, long backlog, long position) {}
