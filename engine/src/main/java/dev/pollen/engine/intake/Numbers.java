package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The highest numbers that feeds and places of one loop were given: a note written with them, so
 * that no number comes back when its rows are gone. Runs are named by these numbers.
 */
final class Numbers implements Change.Visitor {
  private static final String NAME = "numbers:";

  private final int loop;
  private long feed;
  private long subscription;

  Numbers(int loop) {
    this.loop = loop;
  }

  /** What the loop of this number gave before a restart. */
  void remember(Map<String, String> notes) {
    Optional.ofNullable(notes.get(NAME + loop))
        .map(numbers -> numbers.split(" ", -1))
        .ifPresent(
            both -> {
              feed = Math.max(feed, Long.parseLong(both[0]));
              subscription = Math.max(subscription, Long.parseLong(both[1]));
            });
  }

  /** The note to write with these changes. */
  Change note(List<Change> changes) {
    changes.forEach(one -> one.accept(this));
    return new Change.NotePut(NAME + loop, Optional.of(feed + " " + subscription));
  }

  @Override
  public void on(Change.FeedPut change) {
    feed = Math.max(feed, change.feed().id());
  }

  @Override
  public void on(Change.SubscriptionPut change) {
    subscription = Math.max(subscription, change.subscription().id());
  }

  /** Tells of all numbers that any loop, also of an earlier day, gave. */
  static void tell(Map<String, String> notes, Roll roll) {
    notes.forEach(
        (name, numbers) -> {
          if (name.startsWith(NAME)) {
            String[] both = numbers.split(" ", -1);
            roll.knowsFeed(Long.parseLong(both[0]));
            roll.knows(Long.parseLong(both[1]));
          }
        });
  }
}
