package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where an unfinished rotation stopped, kept as a note beside its feed, so that daemons that
 * restart often do not read the same parents for ever.
 */
final class Bookmark {
  private static final String NAME = "rotation:";

  private final String name;
  private Optional<String> place = Optional.empty();

  Bookmark(long feed) {
    this.name = NAME + feed;
  }

  void remember(Map<String, String> notes) {
    place = Optional.ofNullable(notes.get(name));
  }

  Optional<String> place() {
    return place;
  }

  /** The rotation is at this place now, or through; what must be written for it. */
  List<Change> put(Optional<String> now) {
    if (now.equals(place)) {
      return List.of();
    }
    place = now;
    return List.of(new Change.NotePut(name, place));
  }
}
