package dev.pollen.engine.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is not sure since the store was put back from a copy: runs of records that were taken in
 * before, and of those that each feed's first complete poll brings. Whatever such a run is about to
 * do may have been done after the copy was made. A recipe that the copy does not know may have been
 * there before, too, if it is there within a day.
 *
 * <p>Kept in notes of the journal. Any thread.
 */
public final class Restoration {
  /** A store that was never put back. */
  public static final Restoration NONE = new Restoration(Map.of());

  private static final String NOTE = "restored";
  private static final String FEED = "restored.feed.";
  private static final long OPEN = Long.MAX_VALUE;
  private static final Duration SOON = Duration.ofDays(1);

  private final Optional<Instant> at;
  private final Map<Long, Long> bounds = new ConcurrentHashMap<>();

  /** As the journal notes it. */
  public Restoration(Map<String, String> notes) {
    at = Optional.ofNullable(notes.get(NOTE)).map(Instant::parse);
    notes.forEach(
        (name, value) -> {
          if (name.startsWith(FEED)) {
            bounds.put(Long.parseLong(name.substring(FEED.length())), Long.parseLong(value));
          }
        });
  }

  /** When the store was last recognised as put back: what is older in it comes from a copy. */
  public Optional<Instant> at() {
    return at;
  }

  /** Whether the run of a record may have acted already. */
  public boolean covers(long feed, long record) {
    return record <= bounds.getOrDefault(feed, -1L);
  }

  /**
   * A feed's poll was complete up to this entry: what comes later is surely new.
   *
   * @return what is to be written together with that poll
   */
  public Optional<Change> polled(long feed, long lastNumber) {
    return bounds.getOrDefault(feed, -1L) == OPEN
        ? Optional.of(note(feed, lastNumber))
        : Optional.empty();
  }

  /** The poll is durable. */
  public void written(long feed, long lastNumber) {
    bounds.replace(feed, OPEN, lastNumber);
  }

  /**
   * A feed begins where another one was sure of everything last: what it brings may have acted
   * already, too.
   *
   * @return what is to be written together with the feed
   */
  public Optional<Change> begins(long feed, long where) {
    return bounds.getOrDefault(where, -1L) == OPEN ? Optional.of(opened(feed)) : Optional.empty();
  }

  /**
   * A feed is new, and is to bring what was there before: whoever reads it may have been there when
   * the store was lost.
   *
   * @return what is to be written together with the feed
   */
  public Optional<Change> begins(long feed, Instant now) {
    return at.filter(then -> now.isBefore(then.plus(SOON))).map(then -> opened(feed));
  }

  private Change opened(long feed) {
    bounds.put(feed, OPEN);
    return note(feed, OPEN);
  }

  private static Change note(long feed, long bound) {
    return new Change.NotePut(FEED + feed, Optional.of(Long.toString(bound)));
  }

  /** What is noted when a store is recognised as put back. */
  static List<Change> begun(List<FeedRow> feeds, Instant at) {
    List<Change> notes = new ArrayList<>();
    notes.add(new Change.NotePut(NOTE, Optional.of(at.toString())));
    feeds.forEach(feed -> notes.add(note(feed.id(), OPEN)));
    return notes;
  }
}
