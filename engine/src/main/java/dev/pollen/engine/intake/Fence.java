package dev.pollen.engine.intake;

import dev.pollen.engine.EventLog.Level;
import java.util.Map;

/**
 * A flood: entries after {@code from}, up to {@code to}, that wait for a person, or that a person
 * dropped.
 */
record Fence(long from, long to, int events, boolean dropped) {

  static Fence parse(String text) {
    String[] parts = text.split(" ", -1);
    return new Fence(
        Long.parseLong(parts[1]),
        Long.parseLong(parts[2]),
        Integer.parseInt(parts[3]),
        parts[0].equals("dropped"));
  }

  String written() {
    return "%s %d %d %d".formatted(dropped ? "dropped" : "held", from, to, events);
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

  /** Says that it is held now. */
  void tell(Home home, String recipe) {
    String words = "recipe '%s' is held: %s".formatted(recipe, words());
    home.tell(Level.WARN, "subscription.held", words, Map.of("recipe", recipe));
  }
}
