package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.FeedRow;
import dev.pollen.engine.journal.SubscriptionRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an earlier version left behind: a recipe that caught up with the past, or with an edit, had
 * two places, one that waited on the shared feed and one on a feed of its own, and now has one. It
 * goes on at its own feed until that is delivered, and then at the shared one. Pure.
 */
final class Pairs {
  private final List<FeedRow> feeds;
  private final Map<Long, SubscriptionRow> rows = new HashMap<>();
  private final Map<String, String> notes;
  private final List<Change> changes = new ArrayList<>();

  private Pairs(Memories old) {
    this.feeds = old.feeds();
    this.notes = new HashMap<>(old.notes());
    old.subscriptions().forEach(row -> rows.put(row.id(), row));
  }

  /**
   * @param changes what makes the journal hold that
   */
  record Parted(Memories memories, List<Change> changes) {}

  static Parted part(Memories old) {
    Pairs pairs = new Pairs(old);
    old.subscriptions().forEach(row -> row.catchUp().ifPresent(feed -> pairs.part(row, feed)));
    List<SubscriptionRow> left =
        old.subscriptions().stream()
            .map(row -> pairs.rows.get(row.id()))
            .filter(row -> row != null)
            .toList();
    return new Parted(new Memories(old.feeds(), left, Map.copyOf(pairs.notes)), pairs.changes);
  }

  private void part(SubscriptionRow shared, long feed) {
    Optional<SubscriptionRow> own =
        rows.values().stream().filter(row -> row.feed() == feed).findFirst();
    boolean goesOn = own.filter(row -> !row.isLeft() && isBusy(row)).isPresent();
    if (goesOn) {
      drop(shared);
      put(Rows.standing(own.get(), Standing.of(shared.state()), shared.note()));
      carry(own.get());
    } else {
      own.filter(row -> !row.isLeft()).ifPresent(this::drop);
      put(Rows.alone(shared));
    }
  }

  private boolean isBusy(SubscriptionRow own) {
    return own.baseline() == Subscription.JOINING
        || feed(own.feed()).filter(feed -> own.position() < feed.lastNumber()).isPresent();
  }

  private Optional<FeedRow> feed(long id) {
    return feeds.stream().filter(feed -> feed.id() == id).findFirst();
  }

  private void drop(SubscriptionRow row) {
    rows.remove(row.id());
    changes.addAll(Rows.dropping(row.id()));
  }

  private void put(SubscriptionRow row) {
    rows.put(row.id(), row);
    changes.add(new Change.SubscriptionPut(row));
  }

  private void carry(SubscriptionRow own) {
    if (feed(own.feed()).filter(FeedKey::isEdited).isPresent()) {
      notes.putAll(Carried.noted(own.id()));
      changes.add(Carried.note(own.id()));
    }
  }
}
