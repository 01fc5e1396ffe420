package dev.pollen.engine.kit;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.RunBook;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunRecord;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every run of a book in the order of making. Only those that moved since somebody asked last are
 * made anew: a simulator asks after every write.
 */
final class KeptRuns implements Change.Visitor {
  private final RunBook book;
  private final Map<RunId, RunRecord> runs = new LinkedHashMap<>();
  private final Set<RunId> moved = new LinkedHashSet<>();
  private List<RunRecord> all = List.of();

  KeptRuns(RunBook book) {
    this.book = book;
  }

  List<RunRecord> all() {
    if (!moved.isEmpty()) {
      moved.forEach(id -> book.run(id).ifPresent(run -> runs.put(id, run)));
      moved.clear();
      all = List.copyOf(runs.values());
    }
    return all;
  }

  void forget(RunId id) {
    book.forget(id);
    runs.remove(id);
    all = List.copyOf(runs.values());
  }

  @Override
  public void on(Change.RunsMade change) {
    change.runs().forEach(run -> moved.add(new RunId(change.subscription(), run.number())));
  }

  @Override
  public void on(Change.Intended change) {
    moved.add(change.run());
  }

  @Override
  public void on(Change.Settled change) {
    moved.add(change.run());
  }

  @Override
  public void on(Change.Remembered change) {
    moved.add(change.run());
  }

  @Override
  public void on(Change.Upgraded change) {
    moved.add(change.run());
  }

  @Override
  public void on(Change.RunMoved change) {
    moved.add(change.run());
  }
}
