package dev.pollen.engine.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * One recipe's place on a feed, as the journal remembers it.
 *
 * @param position the number of the last log entry that was looked at
 * @param start what was created before this instant is not new for it
 * @param baseline entries up to this number fire only if created at or after {@code start}; {@link
 *     Long#MAX_VALUE} while the baseline poll is still to come
 * @param catchUp the feed id of a private read that went before it, in a store of an earlier
 *     version; empty since
 * @param state {@code live}, {@code paused}, {@code held}, {@code orphaned} (its recipe is gone),
 *     {@code retiring} (it finishes what it took in before its recipe went to read elsewhere)
 * @param note why, in words, when the state is not live
 */
public record SubscriptionRow(
    long id,
    String recipe,
    long feed,
    long position,
    Instant start,
    long baseline,
    Optional<Long> catchUp,
    String state,
    String note) {

  /** Whether its recipe went to read elsewhere. */
  public boolean isLeft() {
    return state.equals("retiring");
  }

  /** The same, having looked further. */
  public SubscriptionRow movedTo(long further) {
    return new SubscriptionRow(id, recipe, feed, further, start, baseline, catchUp, state, note);
  }
}
