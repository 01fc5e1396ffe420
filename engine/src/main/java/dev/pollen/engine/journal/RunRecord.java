package dev.pollen.engine.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run as the journal knows it: immutable; {@link RunBook} folds changes into newer ones.
 *
 * @param recipe the recipe's id
 * @param version the content hash of the recipe it began with
 * @param record what it carries
 * @param reads values that reads and lists gave, by step path
 * @param intents the newest intent of each step path that has one
 * @param outcomes the newest outcome of each step path that has one
 * @param attempts every attempt in order, for people; the newest 50 at most
 * @param since when it was made: its {@code now}
 */
public record RunRecord(
    RunId id,
    long feed,
    String recipe,
    String version,
    String key,
    JsonNode record,
    RunState state,
    String why,
    Optional<Instant> due,
    Map<String, JsonNode> reads,
    Map<String, Intent> intents,
    Map<String, Outcome> outcomes,
    List<Attempt> attempts,
    Instant since,
    Instant moved) {

  public RunRecord {
    reads = Map.copyOf(reads);
    intents = Map.copyOf(intents);
    outcomes = Map.copyOf(outcomes);
    attempts = List.copyOf(attempts);
  }

  /** One attempt, for the history. */
  public record Attempt(
      String path, int number, String operation, Instant at, Optional<Outcome> outcome) {

    /** Without anything that was said or came back. */
    Attempt bare() {
      return new Attempt(path, number, operation, at, outcome.map(Outcome::bare));
    }
  }

  /**
   * Steps that were begun and have no outcome for that attempt, or an in-doubt one: what a crash
   * leaves to settle.
   */
  public List<Intent> doubts() {
    return intents.values().stream()
        .filter(intent -> !outcomes.containsKey(intent.path()) || inDoubt(intent))
        .sorted(java.util.Comparator.comparing(Intent::path))
        .toList();
  }

  /** Whether it is in a {@code wait} step, until it is due: the journal alone keeps it then. */
  public boolean asleep() {
    return asleep(state, due);
  }

  static boolean asleep(RunState state, Optional<Instant> due) {
    return state == RunState.WAITING && due.isPresent();
  }

  private boolean inDoubt(Intent intent) {
    return outcomes.get(intent.path()).what() == Outcome.What.IN_DOUBT;
  }
}
