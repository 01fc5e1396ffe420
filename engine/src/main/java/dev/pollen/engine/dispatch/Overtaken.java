package dev.pollen.engine.dispatch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pollen.engine.journal.Journal;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.spi.Loop;
import io.vertx.core.Future;

/**
 * Which runs have been overtaken by a later event of the same record. Bounded; shared by the loops.
 */
final class Overtaken {
  private static final int RECORDS = 100_000;

  private final Cache<String, Long> newest =
      Caffeine.newBuilder().maximumSize(RECORDS).executor(Runnable::run).build();

  /** This run's record is known up to this run's number. */
  void began(RunRecord run) {
    note(run, run.id().record());
  }

  void note(RunRecord run, long number) {
    newest.asMap().merge(key(run), number, Math::max);
  }

  boolean contains(RunRecord run) {
    Long number = newest.getIfPresent(key(run));
    return number != null && number > run.id().record();
  }

  /** Asks the journal whether its record has a later event. */
  Future<Void> look(Journal journal, RunRecord run) {
    return journal
        .find(run.feed(), run.key())
        .onSuccess(newest -> newest.ifPresent(found -> note(run, found.entry().number())))
        .mapEmpty();
  }

  /** The same, asked until there is an answer; where nobody can look, there is a later event. */
  Future<Void> surely(Journal journal, RunRecord run, Loop loop) {
    return Patience.ask(loop, () -> look(journal, run))
        .otherwise(
            fault -> {
              note(run, run.id().record() + 1);
              return null;
            });
  }

  private static String key(RunRecord run) {
    return run.id().subscription() + "/" + run.key();
  }
}
