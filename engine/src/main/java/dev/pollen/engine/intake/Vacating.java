package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A place is given up, durably, with the private read that it consulted; if that cannot be written,
 * it goes on as it was. On the feed's loop.
 */
final class Vacating {
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final Feed feed;
  private final Leaving leaving;

  Vacating(Feed feed, Leaving leaving) {
    this.feed = feed;
    this.leaving = leaving;
  }

  Future<Void> vacate(Subscription one) {
    Optional<Feed> past = one.past().map(Past::feed);
    Optional<Subscription> reader = past.flatMap(it -> it.subscribers().first());
    List<Change> changes = dropping(one);
    feed.silence(one);
    reader.ifPresent(it -> past.orElseThrow().silence(it));
    Supplier<Future<Void>> write = () -> feed.home().write(changes);
    return one.pump()
        .exclusively(() -> reader.map(it -> it.pump().exclusively(write)).orElseGet(write))
        .onSuccess(done -> left(past))
        .onFailure(fault -> stays(one, past, reader));
  }

  private static List<Change> dropping(Subscription one) {
    List<Change> changes = new ArrayList<>(Rows.dropping(one.id()));
    one.past().ifPresent(past -> changes.addAll(past.dropping()));
    return changes;
  }

  private void left(Optional<Feed> past) {
    leaving.empty(feed);
    past.ifPresent(leaving::empty);
  }

  private void stays(Subscription one, Optional<Feed> past, Optional<Subscription> reader) {
    reader.ifPresent(it -> stays(it, past.orElseThrow()));
    stays(one, feed);
  }

  private static void stays(Subscription one, Feed on) {
    on.subscribers().add(one);
    if (!on.isStopped()) {
      one.pump().resume();
      on.refresh();
      on.home().loop().after(AGAIN, one.pump()::go);
    }
  }
}
