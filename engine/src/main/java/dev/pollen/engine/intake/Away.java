package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Since when the recipe of a place that an edit left behind is gone: kept as a note beside the
 * place, so that it is forgotten when nobody can want it any more.
 */
final class Away {
  private static final String NAME = "away:";

  private Away() {}

  static Change note(long place, Instant since) {
    return new Change.NotePut(NAME + place, Optional.of(since.toString()));
  }

  static Optional<Instant> noted(long place, Map<String, String> notes) {
    return Optional.ofNullable(notes.get(NAME + place)).map(Instant::parse);
  }

  static Change gone(long place) {
    return new Change.NotePut(NAME + place, Optional.empty());
  }
}
