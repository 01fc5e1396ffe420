package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.SubscriptionRow;
import dev.pollen.engine.recipe.Recipe;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One recipe takes its place on a feed. On the feed's loop. */
final class Joining {
  private final Desk desk;
  private final Wanted wanted;
  private final Feed feed;
  private final long id;
  private final Instant start;

  Joining(Desk desk, Wanted wanted, Feed feed, long id, Instant start) {
    this.desk = desk;
    this.wanted = wanted;
    this.feed = feed;
    this.id = id;
    this.start = start;
  }

  /** Completes, when it is durable, with how it begins, in words. */
  Future<String> seat(boolean paused) {
    attach();
    return wantsPast() && feed.hasPast() ? seatWithPast(paused) : seatAlone(paused);
  }

  private void attach() {
    if (!feed.hasSource()) {
      feed.source(desk.source(wanted, feed.home().loop()));
    }
  }

  /** The row of its place, with a private read, on a feed that the journal has by then. */
  Future<SubscriptionRow> prepare(long past) {
    attach();
    return feed.keep().map(done -> row(Optional.of(past)));
  }

  private boolean wantsPast() {
    boolean listed = feed.source().polled() && !feed.source().clock();
    return listed && wanted.recipe().trigger().start().when() != Recipe.Start.When.NOW;
  }

  private Future<String> seatAlone(boolean paused) {
    return feed.join(row(Optional.empty()), wanted.recipe(), List.of())
        .onSuccess(one -> pausedFromBefore(one, paused))
        .map(one -> feed.source().polled() ? since() : "it starts by hand");
  }

  private void pausedFromBefore(Subscription one, boolean paused) {
    one.paused(paused);
    feed.refresh();
  }

  private String since() {
    return start.equals(Instant.EPOCH)
        ? "everything that is there counts"
        : "what is created from %s on counts".formatted(start);
  }

  private SubscriptionRow row(Optional<Long> past) {
    return feed.memory().joiner(id, wanted.recipe().id(), start, past, feed.joiningBaseline());
  }

  private Future<String> seatWithPast(boolean paused) {
    return feed.home()
        .loop()
        .bring(Future.all(desk.openPast(wanted, id), desk.newSubscription()))
        .compose(both -> seatBoth(both.resultAt(0), both.resultAt(1), paused))
        .map("a private read of the past comes first; " + since());
  }

  private Future<Void> seatBoth(Feed past, long pastId, boolean paused) {
    past.source(desk.source(wanted, past.home().loop()));
    SubscriptionRow pastRow =
        past.memory()
            .joiner(pastId, wanted.recipe().id(), start, Optional.empty(), Subscription.JOINING);
    List<Change> others =
        List.of(new Change.FeedPut(past.memory().row()), new Change.SubscriptionPut(pastRow));
    SubscriptionRow row = row(Optional.of(past.id()));
    return feed.join(row, wanted.recipe(), others)
        .onSuccess(one -> begin(one, past, pastRow, paused))
        .mapEmpty();
  }

  /** Its place and its private read are durable already. */
  void arrive(SubscriptionRow row, Feed past, SubscriptionRow pastRow, boolean paused) {
    past.source(desk.source(wanted, past.home().loop()));
    begin(feed.joined(row, wanted.recipe()), past, pastRow, paused);
  }

  private void begin(Subscription one, Feed past, SubscriptionRow pastRow, boolean paused) {
    past.memory().nowStored();
    Subscription reader = past.seat(pastRow, java.util.Map.of());
    feed.readsPast(one, past);
    reader.paused(paused);
    past.serve(reader, wanted.recipe());
    pausedFromBefore(one, paused);
  }
}
