package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Up to where a feed was sure of everything when a reading began that moves the watermark page by
 * page: what changed before the watermark came, but what was created before it may have changed
 * later, and is still to come. Kept as a note beside the feed until a reading is complete.
 *
 * @param mark empty while the watermark itself is that instant
 */
record Entirety(long feed, Optional<Instant> mark) {
  private static final String NAME = "entire:";

  static Entirety whole(long feed) {
    return new Entirety(feed, Optional.empty());
  }

  static Entirety of(long feed, Map<String, String> notes) {
    return new Entirety(feed, Optional.ofNullable(notes.get(NAME + feed)).map(Instant::parse));
  }

  /** The watermark moves, and not everything came. */
  Entirety partly(Optional<Instant> before, Optional<Instant> after) {
    return mark.isPresent() || before.equals(after) ? this : new Entirety(feed, before);
  }

  /** What must be written when it is like the other. */
  List<Change> to(Entirety next) {
    return equals(next)
        ? List.of()
        : List.of(new Change.NotePut(NAME + feed, next.mark.map(Instant::toString)));
  }
}
