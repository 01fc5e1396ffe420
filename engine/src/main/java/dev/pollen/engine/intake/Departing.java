package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.FeedRow;
import dev.pollen.engine.journal.JournalFault;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A recipe leaves its place to read elsewhere: what was taken in for it is finished there, and what
 * its feed knew goes along with the recipe, all in one write. On the feed's loop.
 */
final class Departing {
  private static final Duration AGAIN = Duration.ofMillis(20);
  private static final int MOST_TRIES = 500;

  private final Feed feed;
  private final Subscription one;

  Departing(Feed feed, Subscription one) {
    this.feed = feed;
    this.one = one;
  }

  /**
   * Leaves, when nothing is being written of what goes along.
   *
   * @param arriving makes what is written with it; may be asked more than once
   */
  <T extends Supplier<List<Change>>> Future<T> leave(Supplier<Future<T>> arriving) {
    return one.pump().exclusively(() -> write(arriving, MOST_TRIES));
  }

  private <T extends Supplier<List<Change>>> Future<T> write(
      Supplier<Future<T>> arriving, int tries) {
    FeedRow row = feed.memory().row();
    return isSteady(row)
        ? arriving.get().compose(arrival -> isSteady(row) ? write(arrival) : again(arriving, tries))
        : again(arriving, tries);
  }

  private <T extends Supplier<List<Change>>> Future<T> again(
      Supplier<Future<T>> arriving, int tries) {
    if (tries == 0) {
      return Future.failedFuture(
          new JournalFault("its feed is being written all the time", null, true));
    }
    Promise<T> promise = Promise.promise();
    feed.home().loop().after(AGAIN, () -> write(arriving, tries - 1).onComplete(promise));
    return promise.future();
  }

  private <T extends Supplier<List<Change>>> Future<T> write(T arrival) {
    Pending retiring = one.retire();
    List<Change> changes = new ArrayList<>(List.of(retiring.put()));
    changes.addAll(arrival.get());
    changes.add(feed.home().numbers().note(changes));
    return feed.home()
        .write(changes)
        .onFailure(fault -> retiring.undo().run())
        .onSuccess(done -> left())
        .map(arrival);
  }

  private void left() {
    one.flood().limit(Optional.empty());
    feed.refresh();
    feed.finished(one);
  }

  @SuppressWarnings("ReferenceEquality") // an equal row may stand for other keys
  private boolean isSteady(FeedRow before) {
    return feed.memory().row() == before && feed.memory().isSteady();
  }
}
