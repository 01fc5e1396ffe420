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
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A recipe leaves its place to read elsewhere: what was taken in for it is finished there, also by
 * its private read if it has one, and what was known goes along with the recipe, all in one write.
 * On the feed's loop.
 */
final class Departing {
  private static final Duration AGAIN = Duration.ofMillis(20);
  private static final int MOST_TRIES = 500;

  private final Feed feed;
  private final Subscription one;
  private final Optional<Past> past;
  private final Given given;

  Departing(Feed feed, Subscription one) {
    this.feed = feed;
    this.one = one;
    this.past = one.past();
    this.given = new Given(feed, one);
  }

  /** Whether a first complete reading is still to come, here or in private. */
  boolean joining() {
    return one.joining() || reader().filter(Subscription::joining).isPresent();
  }

  private Optional<Subscription> reader() {
    return past.flatMap(Past::reader);
  }

  /** The reader, while it has something to deliver. */
  private Optional<Subscription> busy() {
    return past.filter(it -> !it.delivered()).flatMap(Past::reader);
  }

  /**
   * Leaves, when nothing is being written of what goes along.
   *
   * @param arriving makes what is written with it, of what is known; may be asked more than once
   */
  <T extends Supplier<List<Change>>> Future<T> leave(Function<Legacy, T> arriving) {
    return one.pump()
        .exclusively(
            () ->
                busy()
                    .map(it -> it.pump().exclusively(() -> write(arriving, MOST_TRIES)))
                    .orElseGet(() -> write(arriving, MOST_TRIES)));
  }

  private <T extends Supplier<List<Change>>> Future<T> write(
      Function<Legacy, T> arriving, int tries) {
    List<FeedRow> rows = rows();
    return isSteady(rows)
        ? given
            .legacy()
            .compose(
                known -> isSteady(rows) ? write(arriving.apply(known)) : again(arriving, tries))
        : again(arriving, tries);
  }

  private <T extends Supplier<List<Change>>> Future<T> again(
      Function<Legacy, T> arriving, int tries) {
    if (tries == 0) {
      return Future.failedFuture(
          new JournalFault("its feed is being written all the time", null, true));
    }
    Promise<T> promise = Promise.promise();
    feed.home().loop().after(AGAIN, () -> write(arriving, tries - 1).onComplete(promise));
    return promise.future();
  }

  private <T extends Supplier<List<Change>>> Future<T> write(T arrival) {
    List<Pending> rows =
        Stream.concat(Stream.of(one), busy().stream()).map(Subscription::retire).toList();
    List<Change> changes = new ArrayList<>(rows.stream().map(Pending::put).toList());
    idle().ifPresent(it -> changes.addAll(Rows.dropping(it.id())));
    changes.addAll(arrival.get());
    changes.add(feed.home().numbers().note(changes));
    closed(true);
    return feed.home()
        .write(changes)
        .onFailure(fault -> rows.forEach(row -> row.undo().run()))
        .onFailure(fault -> closed(false))
        .onSuccess(done -> left())
        .map(arrival);
  }

  /** What its private read still brings is not given any more, and not remembered. */
  private void closed(boolean now) {
    past.ifPresent(it -> it.feed().memory().closed(now));
  }

  /** The reader, once its feed is a memory only. */
  private Optional<Subscription> idle() {
    return past.filter(Past::delivered).flatMap(Past::reader);
  }

  private void left() {
    one.flood().limit(Optional.empty());
    idle().ifPresent(it -> past.orElseThrow().feed().silence(it));
    past.ifPresent(it -> it.feed().ceases());
    feed.refresh();
  }

  /** As they were read: another object each time that something of them was written. */
  private List<FeedRow> rows() {
    return given.memories().stream().map(FeedMemory::row).toList();
  }

  @SuppressWarnings("ReferenceEquality") // an equal row may stand for other keys
  private boolean isSteady(List<FeedRow> before) {
    List<FeedRow> now = rows();
    return IntStream.range(0, now.size()).allMatch(at -> now.get(at) == before.get(at))
        && given.memories().stream().allMatch(FeedMemory::isSteady);
  }
}
