package dev.pollen.daemon.forget;

import dev.pollen.engine.Engine;
import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.Journal;
import dev.pollen.engine.journal.LogEntry;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunState;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Who has runs and records in hand while a person is forgotten. */
public sealed interface Holding {

  /** No more runs of these entries, by the number of their feed. */
  Future<Void> bar(BiPredicate<Long, LogEntry> whom);

  /** Gives a run up; completes when nothing of it is under way. */
  Future<Void> giveUp(RunId run);

  /** It is over: nothing is barred any more, nothing of it is in memory. */
  Future<Void> over();

  /** The running daemon's engine. */
  record Running(Engine engine) implements Holding {
    @Override
    public Future<Void> bar(BiPredicate<Long, LogEntry> whom) {
      return engine.bar(whom);
    }

    @Override
    public Future<Void> giveUp(RunId run) {
      return engine.forget(run);
    }

    @Override
    public Future<Void> over() {
      return engine.erased();
    }
  }

  /** The store alone: nobody runs anything. */
  record Resting(Journal journal, InstantSource clock) implements Holding {
    @Override
    public Future<Void> bar(BiPredicate<Long, LogEntry> whom) {
      return Future.succeededFuture();
    }

    @Override
    public Future<Void> giveUp(RunId run) {
      return journal.write(
          List.of(
              new Change.RunMoved(
                  run,
                  RunState.DROPPED,
                  "its person is forgotten",
                  Optional.empty(),
                  clock.instant())));
    }

    @Override
    public Future<Void> over() {
      return Future.succeededFuture();
    }
  }
}
