package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import java.util.Map;
import java.util.Optional;

/**
 * A place that begins with what its recipe knew at another one: until its first complete reading
 * all that differs counts, and an unseen record may be an old one. Kept as a note beside the place.
 */
final class Carried {
  private static final String NAME = "carried:";

  private Carried() {}

  static boolean isNoted(long place, Map<String, String> notes) {
    return notes.containsKey(NAME + place);
  }

  /** The note, as it is read. */
  static Map<String, String> noted(long place) {
    return Map.of(NAME + place, "");
  }

  static Change note(long place) {
    return new Change.NotePut(NAME + place, Optional.of(""));
  }

  static Change gone(long place) {
    return new Change.NotePut(NAME + place, Optional.empty());
  }
}
