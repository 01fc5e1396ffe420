package dev.pollen.engine.dispatch;

import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.recipe.Recipe;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who waits for whom: a run of an ordered recipe holds its lane until it is done, failed or
 * dropped; in doubt it holds it, too, though it has left the heap. Belongs to one loop.
 */
final class Lanes {
  private final Map<String, Lane> lanes = new HashMap<>();
  private final Map<RunId, String> places = new HashMap<>();

  /** Begins at once, or when everybody before it in its lane has gone. */
  void enter(Recipe recipe, RunRecord run, Runnable begin) {
    Optional<String> name = name(recipe.order(), run);
    name.ifPresentOrElse(lane -> enter(lane, run.id(), begin), begin);
  }

  private void enter(String name, RunId run, Runnable begin) {
    places.put(run, name);
    Lane lane = lanes.computeIfAbsent(name, key -> new Lane(run));
    if (lane.holder.equals(run)) {
      begin.run();
    } else {
      lane.waiting.put(run, begin);
    }
  }

  /** A run that does not walk keeps its lane, or its place in it. */
  void hold(Recipe recipe, RunRecord run) {
    enter(recipe, run, () -> {});
  }

  /** Whether the run has a lane, or a place in one. */
  boolean holds(RunId run) {
    return places.containsKey(run);
  }

  /** Whether another run is to leave its lane first. */
  boolean waits(RunId run) {
    return holds(run) && !lanes.get(places.get(run)).holder.equals(run);
  }

  /** Those whom somebody waits for. */
  List<RunId> awaited() {
    return lanes.values().stream()
        .filter(lane -> !lane.waiting.isEmpty())
        .map(lane -> lane.holder)
        .toList();
  }

  boolean isAwaited(RunId run) {
    Lane lane = places.containsKey(run) ? lanes.get(places.get(run)) : null;
    return lane != null && lane.holder.equals(run) && !lane.waiting.isEmpty();
  }

  /** The run is through with its lane, or no longer waits in it; the next one begins. */
  void leave(RunId run) {
    String name = places.remove(run);
    if (name == null) {
      return;
    }
    Lane lane = lanes.get(name);
    lane.waiting.remove(run);
    if (lane.holder.equals(run)) {
      next(name, lane);
    }
  }

  private void next(String name, Lane lane) {
    var waiting = lane.waiting.entrySet().iterator();
    if (!waiting.hasNext()) {
      lanes.remove(name);
      return;
    }
    var next = waiting.next();
    waiting.remove();
    lane.holder = next.getKey();
    next.getValue().run();
  }

  private static Optional<String> name(Recipe.Order order, RunRecord run) {
    return switch (order) {
      case STRICT -> Optional.of(run.recipe());
      case BY_KEY -> Optional.of(run.recipe() + "/" + run.key());
      case FREE -> Optional.empty();
    };
  }

  private static final class Lane {
    private final LinkedHashMap<RunId, Runnable> waiting = new LinkedHashMap<>();
    private RunId holder;

    private Lane(RunId holder) {
      this.holder = holder;
    }
  }
}
