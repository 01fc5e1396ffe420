package dev.pollen.engine.journal;

import dev.pollen.engine.journal.Journal.RunQuery;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Collects the newest runs that a query asks for, from several places. */
final class Newest {
  private final RunQuery query;
  private final Set<RunId> elsewhere;
  private final TreeMap<Long, OpenRun> found = new TreeMap<>();

  /**
   * @param elsewhere runs whose rows are out of date
   */
  Newest(RunQuery query, Set<RunId> elsewhere) {
    this.query = query;
    this.elsewhere = elsewhere;
  }

  /** Whether a run made at this place, or before, could still be among the newest. */
  boolean wants(long made) {
    return found.size() < query.limit() || (!found.isEmpty() && made > found.firstKey());
  }

  /** Takes a run from a row, if it is asked for; always wants the next one. */
  boolean take(OpenRun run) {
    if (!elsewhere.contains(run.id)) {
      add(run);
    }
    return true;
  }

  /** Takes a run from the book. */
  void add(OpenRun run) {
    if (matches(query).test(run) && wants(run.made)) {
      found.put(run.made, run);
      if (found.size() > query.limit()) {
        found.pollFirstEntry();
      }
    }
  }

  static Predicate<OpenRun> matches(RunQuery query) {
    return run ->
        query.recipe().map(run.recipe::equals).orElse(true)
            && query.state().map(run.state::equals).orElse(true)
            && query.key().map(run.key::equals).orElse(true);
  }

  List<OpenRun> all() {
    return List.copyOf(found.descendingMap().values());
  }
}
