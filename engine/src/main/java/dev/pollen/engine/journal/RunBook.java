package dev.pollen.engine.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Folds facts into runs: what every journal keeps in memory of the runs that are under way.
 *
 * <p>Pure: no clock, no disk, no threads; whoever owns it guards it. Facts are folded in the order
 * in which they became durable, each with the number of the row that holds it, so that folding them
 * again after a crash gives the same book.
 */
public final class RunBook {
  /** Room for the runs of one fact row in a run's place among all runs. */
  private static final int PLACES = 20;

  private final Map<RunId, OpenRun> runs = new LinkedHashMap<>();
  private final Map<RunId, OpenRun> uncovered = new LinkedHashMap<>();

  /**
   * A folder for the facts of one row. State changes are passed over.
   *
   * @param fact the number of the row; numbers only grow
   * @param at when it became durable
   */
  public Change.Visitor page(long fact, Instant at) {
    return new Page(fact, at);
  }

  /** Whether the run is in the book. */
  public boolean knows(RunId id) {
    return runs.containsKey(id);
  }

  public Optional<RunRecord> run(RunId id) {
    return Optional.ofNullable(runs.get(id)).map(OpenRun::record);
  }

  /** Every run in the book, in the order in which they were made. */
  public List<RunRecord> all() {
    return runs.values().stream()
        .sorted((a, b) -> Long.compare(a.made, b.made))
        .map(OpenRun::record)
        .toList();
  }

  /** The run is no longer kept here. */
  public void forget(RunId id) {
    runs.remove(id);
    uncovered.remove(id);
  }

  /** A run that is read back from a row. */
  void put(OpenRun run) {
    runs.put(run.id, run);
  }

  OpenRun open(RunId id) {
    return runs.get(id);
  }

  Collection<OpenRun> opens() {
    return runs.values();
  }

  /** Runs with facts that no row holds, the one that waits longest first. */
  Collection<OpenRun> uncovered() {
    return uncovered.values();
  }

  /** A row now holds everything that was folded into the run. */
  void covered(OpenRun run) {
    run.uncovered = 0;
    run.row = Optional.of(run.state);
    uncovered.remove(run.id);
  }

  /** Lets a run go that stands still or sleeps and is wholly held by a row. */
  void rest(OpenRun run) {
    if (run.uncovered == 0 && (!run.state.active() || run.asleep())) {
      forget(run.id);
    }
  }

  /** For each feed the smallest log number whose record lives nowhere but in the log. */
  Map<Long, Long> needed() {
    Map<Long, Long> smallest = new LinkedHashMap<>();
    for (OpenRun run : uncovered.values()) {
      if (run.row.isEmpty()) {
        smallest.merge(run.feed, run.id.record(), Math::min);
      }
    }
    return smallest;
  }

  List<OpenRun> uncoveredOf(long feed) {
    List<OpenRun> found = new ArrayList<>();
    uncovered.values().stream().filter(run -> run.feed == feed).forEach(found::add);
    return found;
  }

  private final class Page implements Change.Visitor {
    private final long fact;
    private final Instant at;
    private long next;

    private Page(long fact, Instant at) {
      this.fact = fact;
      this.at = at;
      this.next = fact << PLACES;
    }

    @Override
    public void on(Change.RunsMade change) {
      for (Change.Made one : change.runs()) {
        OpenRun run = new OpenRun(change, one, next++);
        if (!runs.containsKey(run.id)) {
          runs.put(run.id, run);
          touched(run);
        }
      }
    }

    @Override
    public void on(Change.Intended change) {
      OpenRun run = due(change.run());
      if (run != null) {
        run.intended(change);
      }
    }

    @Override
    public void on(Change.Settled change) {
      OpenRun run = due(change.run());
      if (run != null) {
        run.settled(change);
      }
    }

    @Override
    public void on(Change.Remembered change) {
      OpenRun run = due(change.run());
      if (run != null) {
        run.remembered(change);
      }
    }

    @Override
    public void on(Change.Upgraded change) {
      OpenRun run = due(change.run());
      if (run != null) {
        run.upgraded(change);
      }
    }

    @Override
    public void on(Change.RunMoved change) {
      OpenRun run = due(change.run());
      if (run != null) {
        run.moved(change);
      }
    }

    /** The run, if this fact is not already part of it. */
    private OpenRun due(RunId id) {
      OpenRun run = runs.get(id);
      if (run == null || (run.last >= fact && run.uncovered == 0)) {
        return null;
      }
      touched(run);
      return run;
    }

    private void touched(OpenRun run) {
      run.last = fact;
      if (run.uncovered == 0) {
        run.uncovered = fact;
        run.waits = at;
        uncovered.put(run.id, run);
      }
    }
  }
}
