package dev.pollen.daemon.demo;

import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.status.EngineStatus;
import dev.pollen.engine.status.RecipeStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.Search;
import java.util.List;

/**
 * The demonstration at an instant.
 *
 * @param polls requests for news that ended, whole or in part
 * @param records new or changed records taken in
 * @param runs runs of recipes, in whatever state
 * @param actions steps that were done
 */
public record Snapshot(
    long polls,
    long records,
    long runs,
    long actions,
    long failed,
    long inDoubt,
    List<RecipeStatus> recipes) {

  static Snapshot of(EngineStatus status, MeterRegistry meters) {
    return new Snapshot(
        sum(meters.find("pollen.polls")),
        sum(meters.find("pollen.records")),
        status.recipes().stream().mapToLong(Snapshot::runs).sum(),
        sum(meters.find("pollen.actions").tag("outcome", "done")),
        count(status, RunState.FAILED),
        count(status, RunState.IN_DOUBT),
        status.recipes());
  }

  /** All runs of a recipe. */
  public static long runs(RecipeStatus recipe) {
    return recipe.runs().values().stream().mapToLong(Long::longValue).sum();
  }

  private static long sum(Search found) {
    return Math.round(found.counters().stream().mapToDouble(Counter::count).sum());
  }

  private static long count(EngineStatus status, RunState state) {
    return status.recipes().stream().mapToLong(r -> r.runs().getOrDefault(state, 0L)).sum();
  }

  /** Whether nothing is under way or waits to be begun. */
  boolean idle() {
    return recipes.stream()
        .allMatch(recipe -> recipe.openRuns() == 0 && recipe.backlog() == 0 && settled(recipe));
  }

  private static boolean settled(RecipeStatus recipe) {
    return recipe.runs().keySet().stream()
        .noneMatch(state -> state.active() && recipe.runs().get(state) > 0);
  }
}
