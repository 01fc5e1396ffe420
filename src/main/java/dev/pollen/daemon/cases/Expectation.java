package dev.pollen.daemon.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.engine.journal.RunState;
import java.util.List;
import java.util.Optional;

/**
 * What a case says must come of it; what it does not say may be anything.
 *
 * @param runs whether the filter lets the record pass
 * @param ends the state in which the run ends; empty: done, or stopped by a step
 * @param why words that must occur in the reason of that state
 * @param actions all calls that act, in order
 */
record Expectation(
    Optional<Boolean> runs,
    Optional<RunState> ends,
    Optional<String> why,
    Optional<List<Call>> actions) {

  /** Anything may come of it. */
  static final Expectation NOTHING =
      new Expectation(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** A call, with those of its inputs that matter. */
  record Call(String action, JsonNode with) {}
}
