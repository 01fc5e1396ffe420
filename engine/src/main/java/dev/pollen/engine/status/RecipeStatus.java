package dev.pollen.engine.status;

import dev.pollen.engine.journal.RunState;
import java.util.Map;
import java.util.Optional;

/**
 * How a recipe is doing.
 *
 * @param state {@code live}, {@code joining}, {@code paused}, {@code held}, {@code disabled},
 *     {@code broken}
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

  public RecipeStatus {
    runs = Map.copyOf(runs);
  }
}
