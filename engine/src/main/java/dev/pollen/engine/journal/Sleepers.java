package dev.pollen.engine.journal;

import dev.pollen.engine.journal.Journal.Asleep;
import dev.pollen.engine.journal.Journal.Place;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Collects the first sleeping runs that a query asks for, from the book and from rows. */
final class Sleepers {
  private final Asleep query;
  private final Set<RunId> elsewhere = new HashSet<>();
  private final TreeMap<Place, RunRecord> found = new TreeMap<>();

  /** Runs of the book are frozen here, because the writer goes on changing them. */
  Sleepers(Asleep query, Collection<OpenRun> book) {
    this.query = query;
    for (OpenRun run : book) {
      run.row.ifPresent(state -> elsewhere.add(run.id));
      add(run);
    }
  }

  private void add(OpenRun run) {
    if (run.asleep() && query.wants(run.id, run.due.get())) {
      found.put(new Place(run.due.get(), run.id), run.record());
      if (found.size() > query.limit()) {
        found.pollLastEntry();
      }
    }
  }

  /** Takes a run from a row, in order; whether one that comes later could still be wanted. */
  boolean take(OpenRun run) {
    if (!elsewhere.contains(run.id)) {
      add(run);
    }
    return found.size() < query.limit()
        || new Place(run.due.get(), run.id).compareTo(found.lastKey()) < 0;
  }

  List<RunRecord> all() {
    return List.copyOf(found.values());
  }
}
