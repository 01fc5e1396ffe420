package dev.pollen.daemon.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.status.EngineStatus;
import dev.pollen.engine.status.RecipeStatus;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SnapshotTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  private Snapshot of(RecipeStatus... recipes) {
    List<RecipeStatus> all = List.of(recipes);
    return Snapshot.of(new EngineStatus(Instant.EPOCH, List.of(), all, List.of()), meters);
  }

  private static RecipeStatus recipe(long backlog, int open, Map<RunState, Long> runs) {
    String file = "recipes/a.yaml";
    return new RecipeStatus(
        "a", "A", file, "manual", "live", "", Optional.empty(), backlog, open, runs);
  }

  @Test
  void itCountsOverAllRecipesAndOperations() {
    meters.counter("pollen.polls", "operation", "a", "result", "complete").increment(2);
    meters.counter("pollen.polls", "operation", "b", "result", "failed").increment();
    meters.counter("pollen.records", "operation", "a").increment(7);
    meters.counter("pollen.actions", "operation", "c", "outcome", "done").increment(4);
    meters.counter("pollen.actions", "operation", "c", "outcome", "retry").increment(3);
    Snapshot counted =
        of(
            recipe(0, 0, Map.of(RunState.DONE, 5L, RunState.FAILED, 1L)),
            recipe(0, 0, Map.of(RunState.FAILED, 2L, RunState.IN_DOUBT, 1L)));
    assertEquals(3, counted.polls());
    assertEquals(7, counted.records());
    assertEquals(4, counted.actions());
    assertEquals(9, counted.runs());
    assertEquals(3, counted.failed());
    assertEquals(1, counted.inDoubt());
  }

  @Test
  void beforeAnythingHappenedAllIsNought() {
    assertEquals(new Snapshot(0, 0, 0, 0, 0, 0, List.of()), of());
  }

  @Test
  void itIsIdleWhenNothingIsUnderWayOrWaits() {
    assertTrue(of(recipe(0, 0, Map.of(RunState.DONE, 5L, RunState.RUNNING, 0L))).idle());
    RecipeStatus done = recipe(0, 0, Map.of(RunState.DONE, 1L));
    assertFalse(of(done, recipe(1, 0, Map.of())).idle());
    assertFalse(of(done, recipe(0, 1, Map.of())).idle());
    assertFalse(of(done, recipe(0, 0, Map.of(RunState.RETRYING, 1L))).idle());
  }
}
