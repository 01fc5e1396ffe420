package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import java.util.Map;
import java.util.Optional;

/**
 * That a place's recipe says {@code enabled: false}: kept as a note beside the place, so that one
 * that is enabled while the engine is stopped is known to have been off.
 */
final class Off {
  private static final String NAME = "off:";

  private Off() {}

  static boolean isNoted(long place, Map<String, String> notes) {
    return notes.containsKey(NAME + place);
  }

  static Change note(long place, boolean off) {
    return new Change.NotePut(NAME + place, off ? Optional.of("") : Optional.empty());
  }
}
