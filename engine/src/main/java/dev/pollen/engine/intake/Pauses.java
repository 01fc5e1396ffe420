package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which recipes a person paused, kept as notes so that restarts do not forget. */
final class Pauses {
  private static final String NAME = "paused:";

  private final Set<String> paused = new HashSet<>();

  void remember(Map<String, String> notes) {
    notes.keySet().stream()
        .filter(name -> name.startsWith(NAME))
        .forEach(name -> paused.add(name.substring(NAME.length())));
  }

  boolean has(String recipe) {
    return paused.contains(recipe);
  }

  static Change note(String recipe, boolean pause) {
    return new Change.NotePut(NAME + recipe, pause ? Optional.of("yes") : Optional.empty());
  }

  /** It is durable. */
  void set(String recipe, boolean pause) {
    if (pause) {
      paused.add(recipe);
    } else {
      paused.remove(recipe);
    }
  }
}
