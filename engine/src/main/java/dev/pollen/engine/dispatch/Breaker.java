package dev.pollen.engine.dispatch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pollen.engine.journal.RunRecord;
import java.time.Duration;
import java.time.Instant;

/**
 * Stops what looks like a recipe answering itself: the sixth run of one recipe on one record within
 * an hour is parked. Bounded; belongs to one loop.
 */
final class Breaker {
  static final int RUNS = 5;
  static final Duration SPAN = Duration.ofHours(1);
  private static final int RECORDS = 50_000;

  private final Cache<String, long[]> begun =
      Caffeine.newBuilder().maximumSize(RECORDS).executor(Runnable::run).build();

  /** Counts a run; true if it is one too many. */
  boolean trips(RunRecord run, Instant now) {
    long[] times = begun.get(run.recipe() + "/" + run.key(), key -> new long[RUNS]);
    int oldest = oldest(times);
    boolean tooMany = times[oldest] > now.minus(SPAN).toEpochMilli();
    if (!tooMany) {
      times[oldest] = now.toEpochMilli();
    }
    return tooMany;
  }

  private static int oldest(long[] times) {
    int oldest = 0;
    for (int i = 1; i < times.length; i++) {
      oldest = times[i] < times[oldest] ? i : oldest;
    }
    return oldest;
  }

  static String words(RunRecord run) {
    return "record %s made this recipe run more than %d times within an hour, which looks like the recipe answering its own change; 'pollen runs retry %s' runs it all the same"
        .formatted(run.key(), RUNS, run.id());
  }
}
