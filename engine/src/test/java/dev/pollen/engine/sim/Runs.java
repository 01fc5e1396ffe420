package dev.pollen.engine.sim;

import dev.pollen.engine.Limits;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.recipe.Recipe;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All runs that were made, and which of them must wait for which. */
final class Runs {
  private final Map<RunId, Made> made = new LinkedHashMap<>();
  private final Map<Long, List<Made>> bySubscription = new HashMap<>();
  private final Map<String, List<Made>> byRecipe = new HashMap<>();
  private boolean readsFailed;

  void put(Made run) {
    made.put(run.id, run);
    bySubscription.computeIfAbsent(run.id.subscription(), any -> new ArrayList<>()).add(run);
    byRecipe.computeIfAbsent(run.draft.id(), any -> new ArrayList<>()).add(run);
  }

  /** Null if nobody made it. */
  Made get(RunId id) {
    return made.get(id);
  }

  Collection<Made> all() {
    return made.values();
  }

  /** Whether its recipe was given a newer version of its record, from wherever it read. */
  boolean overtaken(Made run) {
    for (Made other : byRecipe.get(run.draft.id())) {
      if (other.version.of() == run.version.of() && other.version.value() > run.version.value()) {
        return true;
      }
    }
    return false;
  }

  /** One of its lane that goes before it and has not ended. */
  Optional<Made> before(Made run) {
    return bySubscription.get(run.id.subscription()).stream()
        .filter(other -> other.id.record() < run.id.record())
        .filter(other -> sameLane(run, other) && other.holdsLane())
        .findFirst();
  }

  private static boolean sameLane(Made one, Made other) {
    boolean both = one.draft.order() == other.draft.order() && !other.decided;
    boolean strict = one.draft.order() == Recipe.Order.STRICT;
    return both && (strict || one.version.of() == other.version.of());
  }

  /** Whether a run waits behind one that a person has to decide about. */
  boolean blocked(Made run) {
    for (Made other : made.values()) {
      boolean doubt = other.holdsLane() && !other.active();
      boolean kin = other.draft.id().equals(run.draft.id());
      if (doubt && kin && other.draft.order() == run.draft.order() && inLane(run, other)) {
        return true;
      }
    }
    return false;
  }

  private static boolean inLane(Made one, Made other) {
    return switch (one.draft.order()) {
      case FREE -> false;
      case STRICT -> true;
      case BY_KEY -> one.version.of() == other.version.of();
    };
  }

  /** How many runs the recipe of a run had on its record. */
  int on(Made run) {
    return (int)
        made.values().stream()
            .filter(other -> other.draft.id().equals(run.draft.id()))
            .filter(other -> other.version.of() == run.version.of())
            .count();
  }

  /** Whether a place makes no runs because older ones wait for a person. */
  boolean stuck(Place place, Limits limits) {
    int waiting = 0;
    for (Made run : made.values()) {
      boolean mine = run.draft.id().equals(place.recipe);
      if (mine && run.active() && blocked(run)) {
        return true;
      }
      waiting += mine && (run.state.needsPerson() || run.state == RunState.FAILED) ? 1 : 0;
    }
    return waiting >= limits.backlog();
  }

  /** Whether a run that is not over has nothing to do until a person decides. */
  boolean rests(Made run, Limits limits) {
    return blocked(run) || sleepsOn(run, limits);
  }

  /** A sleeper is not woken while those behind one that waits for a person take all the room. */
  private boolean sleepsOn(Made run, Limits limits) {
    boolean sleeper = run.state == RunState.WAITING && run.draft.body().waits();
    return sleeper
        && made.values().stream()
                .filter(other -> other.active() && other.draft.id().equals(run.draft.id()))
                .filter(this::blocked)
                .count()
            >= limits.openRuns();
  }

  /** How many must be on the heap. */
  int active(String recipe, Limits limits) {
    return (int)
        made.values().stream()
            .filter(run -> run.active() && run.draft.id().equals(recipe))
            .filter(run -> blocked(run) || !sleepsOn(run, limits))
            .count();
  }

  /** A step's own read ended: a run may fail by it. */
  void readByStep(Weather.Fate fate) {
    readsFailed |= fate != Weather.Fate.FINE;
  }

  boolean mayFail(Made run) {
    boolean reads = run.draft.body() == Body.FIND || run.draft.body() == Body.STREAM;
    return run.failed || run.doubted || (reads && readsFailed);
  }
}
