package dev.pollen.engine.sim;

import dev.pollen.engine.journal.FeedRow;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The feeds as the journal has them, and up to when they have durably read everything. */
final class Feeds {
  private final Map<Long, FeedRow> rows = new LinkedHashMap<>();
  private final Map<Long, Instant> sure = new HashMap<>();

  void put(FeedRow row) {
    rows.put(row.id(), row);
  }

  void drop(long feed) {
    rows.remove(feed);
  }

  Optional<FeedRow> find(long feed) {
    return Optional.ofNullable(rows.get(feed));
  }

  /** A reading was complete. */
  void read(long feed) {
    find(feed).flatMap(FeedRow::watermark).ifPresent(mark -> sure.put(feed, mark));
  }

  long mark(Place place) {
    return millis(find(place.feed).flatMap(FeedRow::watermark));
  }

  /** Up to where the feed of a place was durably sure of everything after a complete reading. */
  long sure(Place place) {
    return place.awaiting() ? Long.MIN_VALUE : millis(Optional.ofNullable(sure.get(place.feed)));
  }

  private static long millis(Optional<Instant> at) {
    return at.map(Instant::toEpochMilli).orElse(Long.MIN_VALUE);
  }
}
