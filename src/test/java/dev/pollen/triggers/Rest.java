package dev.pollen.triggers;

import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.status.EngineStatus;
import dev.pollen.engine.status.RecipeStatus;
import java.time.Instant;
import java.util.Set;

/** Whether an engine has nothing left to do until it is told. */
final class Rest {
  private Rest() {}

  /** Nothing runs, and no poll is under way or near: the next one is one that was asked for. */
  static boolean isAll(EngineStatus status) {
    boolean polling = status.feeds().stream().anyMatch(feed -> feed.nextPoll().isEmpty());
    return !polling && !isPollNear(status) && status.recipes().stream().allMatch(Rest::isOf);
  }

  /** Whether a poll will come by itself. */
  static boolean isPollNear(EngineStatus status) {
    Instant soon = status.at().plus(Unhurried.FAR);
    return status.feeds().stream()
        .flatMap(feed -> feed.nextPoll().stream())
        .anyMatch(next -> !next.isAfter(soon));
  }

  private static boolean isOf(RecipeStatus recipe) {
    return recipe.state().equals("live")
        && recipe.backlog() == 0
        && recipe.openRuns() == 0
        && Set.of(RunState.DONE).containsAll(recipe.runs().keySet());
  }
}
