package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The end of a private read of the past: the shared feed knows everything that it knew, and up to
 * when, which polls that brought nothing have not written. In one write, and only when that is
 * durable: until then the place keeps it, and it is tried again. On the feed's loop.
 */
final class LettingGo {
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final Feed feed;
  private final Leaving leaving;

  LettingGo(Feed feed, Leaving leaving) {
    this.feed = feed;
    this.leaving = leaving;
  }

  void finish(Subscription one, Past past) {
    Feed read = past.feed();
    List<Change> gone = new ArrayList<>();
    read.subscribers().all().forEach(it -> gone.addAll(Rows.dropping(it.id())));
    gone.addAll(read.memory().dropping());
    one.past(Optional.empty());
    one.rewrite(Rows::withoutPast, () -> with(gone, feed.memory().surely()))
        .onSuccess(done -> gone(read))
        .onFailure(fault -> keeps(one, past));
  }

  private static List<Change> with(List<Change> some, List<Change> more) {
    List<Change> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  private void gone(Feed read) {
    for (Subscription reader : List.copyOf(read.subscribers().all())) {
      reader.pump().stop();
      read.subscribers().remove(reader.id());
    }
    read.memory().seen().forgotten();
    feed.home().loop().execute(() -> leaving.empty(read));
  }

  private void keeps(Subscription one, Past past) {
    one.past(Optional.of(past));
    feed.home().loop().after(AGAIN, one.pump()::go);
  }
}
