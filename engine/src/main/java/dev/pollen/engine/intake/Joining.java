package dev.pollen.engine.intake;

import dev.pollen.engine.journal.SubscriptionRow;
import dev.pollen.engine.recipe.Recipe;
import io.vertx.core.Future;
import java.time.Instant;
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

  Recipe recipe() {
    return wanted.recipe();
  }

  /** As the desk knows it once it is seated. */
  Member member() {
    return new Member(recipe().id(), feed, id, Optional.of(recipe().version()));
  }

  /** Whether everything is to be read for it once more, on a feed of its own. */
  boolean wantsPast() {
    attach();
    boolean listed = feed.source().polled() && !feed.source().clock();
    boolean past = wanted.recipe().trigger().start().past();
    return listed && past && feed.hasPast();
  }

  /** Completes, when it is durable, with how it begins, in words. */
  Future<String> seat(boolean paused) {
    attach();
    return feed.join(row(), wanted.recipe(), paused).map(one -> words());
  }

  private void attach() {
    if (!feed.hasSource()) {
      feed.source(desk.sources().of(wanted, feed.home().loop()));
    }
  }

  private String words() {
    if (!feed.source().polled()) {
      return "it starts by hand";
    }
    boolean own = FeedKey.isOwn(feed.memory().row());
    return own ? "a read of the past comes first; " + since() : since();
  }

  private String since() {
    return start.equals(Instant.EPOCH)
        ? "everything that is there counts"
        : "what is created from %s on counts".formatted(start);
  }

  private SubscriptionRow row() {
    return feed.memory().joiner(id, wanted.recipe().id(), start, feed.joiningBaseline());
  }
}
