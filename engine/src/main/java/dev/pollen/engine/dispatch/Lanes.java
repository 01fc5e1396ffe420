package dev.pollen.engine.dispatch;

import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.recipe.Recipe;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who waits for whom: a run of an ordered recipe holds its lane until it is done, failed or
 * dropped; in doubt it holds it, too, though it has left the heap. Belongs to one loop.
 */
final class Lanes {
  private final Map<String, Lane> lanes = new HashMap<>();

  /** Begins at once, or when everybody before it in its lane has gone. */
  void enter(Recipe recipe, RunRecord run, Runnable begin) {
    Optional<String> name = name(recipe.order(), run);
    if (name.isEmpty()) {
      begin.run();
      return;
    }
    Lane lane = lanes.computeIfAbsent(name.get(), key -> new Lane());
    if (lane.holder.isEmpty() || lane.holder.get().equals(run.id())) {
      lane.holder = Optional.of(run.id());
      begin.run();
    } else {
      lane.waiting.add(new Waiting(run.id(), begin));
    }
  }

  /** A run that is not on the heap keeps its lane: in doubt since before a restart. */
  void hold(Recipe recipe, RunRecord run) {
    name(recipe.order(), run)
        .map(name -> lanes.computeIfAbsent(name, key -> new Lane()))
        .filter(lane -> lane.holder.isEmpty())
        .ifPresent(lane -> lane.holder = Optional.of(run.id()));
  }

  /** The run is through with its lane; the next one begins. */
  void leave(Recipe recipe, RunRecord run) {
    name(recipe.order(), run).ifPresent(name -> leave(name, run.id()));
  }

  private void leave(String name, RunId run) {
    Lane lane = lanes.get(name);
    if (lane == null || !lane.holder.equals(Optional.of(run))) {
      return;
    }
    Waiting next = lane.waiting.poll();
    lane.holder = Optional.ofNullable(next).map(Waiting::run);
    if (next == null) {
      lanes.remove(name);
    } else {
      next.begin.run();
    }
  }

  private static Optional<String> name(Recipe.Order order, RunRecord run) {
    return switch (order) {
      case STRICT -> Optional.of(run.recipe());
      case BY_KEY -> Optional.of(run.recipe() + "/" + run.key());
      default -> Optional.empty();
    };
  }

  private static final class Lane {
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private Optional<RunId> holder = Optional.empty();
  }

  private record Waiting(RunId run, Runnable begin) {}
}
