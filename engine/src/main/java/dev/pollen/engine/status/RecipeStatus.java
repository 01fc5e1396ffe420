package dev.pollen.engine.status;

import dev.pollen.engine.journal.RunState;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a recipe is doing.
 *
 * @param state {@code live}, {@code joining}, {@code paused}, {@code held}, {@code disabled},
 *     {@code broken}, or {@link #GONE}
 * @param why in words, when not live
 * @param backlog records in the feed's log that it has not looked at yet
 * @param runs how many of its runs stand in each state
 */
public record RecipeStatus(
    String id,
    String name,
    String file,
    String trigger,
    String state,
    String why,
    Optional<Long> feed,
    long backlog,
    int openRuns,
    Map<RunState, Long> runs) {

  /** The state of a recipe that has no file any more, but runs that are not over. */
  public static final String GONE = "gone";

  public RecipeStatus {
    runs = Map.copyOf(runs);
  }

  /** What waits for a person, a sentence for each state. */
  public List<String> waiting() {
    return Arrays.stream(RunState.values())
        .filter(one -> one.needsPerson() && runs.containsKey(one))
        .map(this::words)
        .toList();
  }

  /** How many runs stand in a state, and how to see them. */
  public String words(RunState state) {
    long count = runs.getOrDefault(state, 0L);
    return "recipe '%s'%s: %d %s %s; see 'pollen runs --recipe %s --state %s'"
        .formatted(
            id,
            this.state.equals(GONE) ? " (its file is gone)" : "",
            count,
            count == 1 ? "run" : "runs",
            state == RunState.FAILED ? "failed" : state.word().replace('_', ' '),
            id,
            state.word());
  }
}
