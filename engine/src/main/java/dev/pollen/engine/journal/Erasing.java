package dev.pollen.engine.journal;

import dev.pollen.engine.journal.Traces.LogPlace;
import dev.pollen.engine.journal.Traces.Trace;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Takes a person out of the store, a slice between two groups of writes: first out of the runs that
 * are over, then out of the log, so that whoever is broken off finds the rest once more. What is
 * overwritten is overwritten with nothing, where the database can do that.
 */
final class Erasing {
  private static final int RUNS = 50;
  private static final int ROWS = 10;

  private final Ledger ledger;
  private final Writer writer;
  private final Traces traces;
  private final Instant at;
  private final List<RunId> runs;
  private final Set<RunId> all;
  private final Set<RunId> gone = new HashSet<>();
  private long claims;
  private long entries;

  Erasing(Ledger ledger, Writer writer, Traces traces, Instant at) {
    this.ledger = ledger;
    this.writer = writer;
    this.traces = traces;
    this.at = at;
    this.runs = traces.over().stream().map(Trace::id).toList();
    this.all = Set.copyOf(runs);
  }

  Future<Erased> run() {
    return between(this::noted)
        .compose(done -> each(runs, RUNS, this::runs))
        .compose(done -> each(traces.rows(), ROWS, this::log))
        .map(done -> new Erased(gone.size(), entries, claims));
  }

  private <T> Future<Void> each(List<T> all, int size, Consumer<List<T>> work) {
    return all.isEmpty()
        ? Future.succeededFuture()
        : Sweep.from(
            0,
            from -> {
              int to = Math.min(from + size, all.size());
              return between(() -> work.accept(all.subList(from, to)))
                  .map(done -> Optional.of(to).filter(next -> next < all.size()));
            });
  }

  private void runs(List<RunId> slice) {
    for (RunId id : slice) {
      if (ledger.runs.erase(id, at)) {
        gone.add(id);
      } else if (!gone.contains(id)) {
        gone.addAll(ledger.history.erase(id, all, at));
      }
      claims += ledger.claims.erase(id);
    }
  }

  private void log(List<LogPlace> slice) {
    for (LogPlace place : slice) {
      entries += ledger.log.erase(place, entry -> traces.owns(place.feed(), entry));
    }
  }

  private void noted() {
    traces.knownAs().stream()
        .map(Forgotten::alias)
        .filter(Forgotten::isAlias)
        .forEach(alias -> ledger.state.note(alias, Optional.of(at.toString())));
  }

  private Future<Void> between(Runnable work) {
    return writer
        .between(
            () -> {
              Checkpoint.everything(ledger);
              together(work);
              return null;
            })
        .mapEmpty();
  }

  private void together(Runnable work) {
    ledger.dialect.shred(ledger.sql, true);
    ledger.tenure.begin();
    try {
      work.run();
      synchronized (ledger.book) {
        ledger.tenure.commit();
      }
    } catch (RuntimeException e) {
      ledger.tenure.rollback();
      throw e;
    } finally {
      ledger.dialect.shred(ledger.sql, false);
    }
  }
}
