package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.FeedRow;
import dev.pollen.engine.journal.SubscriptionRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where an edited recipe goes on: its place on the feed it reads now, and a private read of the
 * same inputs that begins with what was known before.
 *
 * @param place on the shared feed; waits until the private read is delivered
 * @param past the private read's feed
 * @param reader the place on it
 */
record Arrival(
    SubscriptionRow place, FeedRow past, SubscriptionRow reader, Legacy known, Change startWord)
    implements Supplier<List<Change>> {

  /** Numbers of what is new. */
  record Ids(long place, long past, long reader) {}

  /**
   * @param start what was created from here on counts, unless it is known
   */
  static Arrival at(
      SubscriptionRow place, Instant start, Ids ids, Wanted wanted, Legacy known, Instant now) {
    String key = FeedKey.edited(ids.place(), wanted.key());
    Duration overlap = new Watermark(wanted.spec().lag(), false).overlap();
    Instant mark = start.equals(Instant.EPOCH) ? start : start.minus(overlap);
    SubscriptionRow reader =
        new SubscriptionRow(
            ids.reader(),
            place.recipe(),
            ids.past(),
            0,
            start,
            Subscription.JOINING,
            Optional.empty(),
            Standing.LIVE.word(),
            "");
    FeedRow past = known.row(wanted.row(ids.past(), key, now), mark);
    Change startWord = StartWord.note(ids.place(), wanted.recipe());
    return new Arrival(Rows.start(place, start), past, reader, known, startWord);
  }

  /** What makes it durable. */
  @Override
  public List<Change> get() {
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.FeedPut(past));
    changes.addAll(known.putting(past.id(), past.since()));
    changes.add(new Change.SubscriptionPut(reader));
    changes.add(new Change.SubscriptionPut(place));
    changes.add(startWord);
    return changes;
  }
}
