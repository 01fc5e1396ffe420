package dev.pollen.engine;

import java.util.Map;

/**
 * Where the engine tells what happens, one event at a time: the daemon prints a readable line or
 * JSON, tests collect.
 *
 * <p>Called on loops; must not block. Values never hold secrets or whole records.
 */
@FunctionalInterface
public interface EventLog {

  /**
   * Something happened.
   *
   * @param level {@code debug} for normal work, {@code info} for what a user did, {@code warn} for
   *     surprises
   * @param event a stable dotted word, such as {@code feed.polled}
   * @param words one readable sentence
   * @param facts names to values, for JSON lines
   */
  void tell(Level level, String event, String words, Map<String, Object> facts);

  /** How loud. */
  enum Level {
    DEBUG,
    INFO,
    WARN
  }
}
