package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.FeedRow;
import dev.pollen.engine.journal.SubscriptionRow;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the journal remembered at start, less what nobody can want any more. */
record Memories(
    List<FeedRow> feeds, List<SubscriptionRow> subscriptions, Map<String, String> notes) {

  /** Places of recipes that have been away for longer than this are not kept. */
  Memories without(Duration longerThan, Instant now) {
    List<SubscriptionRow> kept =
        subscriptions.stream().filter(row -> !isGone(row, now.minus(longerThan))).toList();
    Set<Long> used = new HashSet<>();
    kept.forEach(row -> used.add(row.feed()));
    return new Memories(
        feeds.stream().filter(feed -> used.contains(feed.id())).toList(), kept, notes);
  }

  private boolean isGone(SubscriptionRow row, Instant before) {
    Optional<Instant> since =
        switch (Standing.of(row.state())) {
          case LIVE -> Optional.empty();
          case RETIRING -> Away.noted(row.id(), notes);
          case ORPHANED -> awaySince(row);
        };
    return since.filter(at -> at.isBefore(before)).isPresent();
  }

  /** The note of an orphan ends with when its recipe went. */
  private static Optional<Instant> awaySince(SubscriptionRow row) {
    try {
      return Optional.of(Instant.parse(row.note().substring(row.note().lastIndexOf(' ') + 1)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** What the journal must drop to be as the other. */
  List<Change> dropping(Memories kept) {
    List<Change> changes = new ArrayList<>();
    subscriptions.stream()
        .filter(row -> !kept.subscriptions().contains(row))
        .forEach(row -> changes.addAll(Rows.dropping(row.id())));
    feeds.stream()
        .filter(row -> !kept.feeds().contains(row))
        .forEach(row -> changes.addAll(dropping(row)));
    return changes;
  }

  private List<Change> dropping(FeedRow row) {
    Bookmark bookmark = new Bookmark(row.id());
    bookmark.remember(notes);
    List<Change> changes = new ArrayList<>(bookmark.put(Optional.empty()));
    changes.addAll(Entirety.of(row.id(), notes).to(Entirety.whole(row.id())));
    changes.add(new Change.FeedDropped(row.id()));
    return changes;
  }
}
