package dev.pollen.engine.dispatch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pollen.engine.journal.RunRecord;

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

  private static String key(RunRecord run) {
    return run.id().subscription() + "/" + run.key();
  }
}
