package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import java.util.Map;
import java.util.Optional;

/**
 * A flood held back: entries after {@code from}, up to {@code to}, wait for a person. Kept as a
 * note beside the subscription, so that holding never moves a position.
 *
 * @param dropped a person decided to move past them
 */
record Fence(long from, long to, int events, boolean dropped) {
  private static final String NAME = "flood:";

  static Optional<Fence> of(long subscription, Map<String, String> notes) {
    return Optional.ofNullable(notes.get(NAME + subscription)).map(Fence::parse);
  }

  private static Fence parse(String text) {
    String[] parts = text.split(" ", -1);
    return new Fence(
        Long.parseLong(parts[1]),
        Long.parseLong(parts[2]),
        Integer.parseInt(parts[3]),
        parts[0].equals("dropped"));
  }

  Change note(long subscription) {
    String text = "%s %d %d %d".formatted(dropped ? "dropped" : "held", from, to, events);
    return new Change.NotePut(NAME + subscription, Optional.of(text));
  }

  static Change gone(long subscription) {
    return new Change.NotePut(NAME + subscription, Optional.empty());
  }

  boolean holds() {
    return !dropped;
  }

  boolean dropsEntry(long number) {
    return dropped && number > from && number <= to;
  }

  Fence drop() {
    return new Fence(from, to, events, true);
  }

  Fence widen(long until, int more) {
    return new Fence(from, until, events + more, dropped);
  }

  String words() {
    return "%d events came in one poll, more than flood_limit: look at them, then release or drop them"
        .formatted(events);
  }
}
