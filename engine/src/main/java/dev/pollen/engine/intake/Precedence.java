package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.LogEntry;
import java.util.Map;
import java.util.Optional;

/**
 * Which entries of a shared feed are older than what a private read saw: those taken in before the
 * reading began that came to its end. Stamps do not always tell: many are coarse, some records have
 * none. Kept as a note beside the place.
 */
final class Precedence {
  private static final String NAME = "read_after:";

  private final long place;
  private final FeedMemory shared;
  private long upTo;
  private long begun;

  /** As noted; nothing is known to be older if it was not. */
  Precedence(long place, FeedMemory shared, Map<String, String> notes) {
    this.place = place;
    this.shared = shared;
    this.upTo = Optional.ofNullable(notes.get(NAME + place)).map(Long::parseLong).orElse(0L);
  }

  /** The last entry that is older. */
  long upTo() {
    return upTo;
  }

  boolean precedes(LogEntry entry) {
    return entry.number() <= upTo;
  }

  /** The last entry of the shared feed by now. */
  long last() {
    return shared.row().lastNumber();
  }

  /** The private read begins a reading: what the shared feed has by now is older. */
  void begins() {
    begun = last();
  }

  /** To be written when that reading is complete. */
  Change note() {
    return new Change.NotePut(NAME + place, Optional.of(Long.toString(begun)));
  }

  /** It is. */
  void noted() {
    upTo = begun;
  }

  static Change gone(long place) {
    return new Change.NotePut(NAME + place, Optional.empty());
  }
}
