package dev.pollen.engine.intake;

import java.time.Duration;
import java.time.Instant;

/**
 * When a key that a complete listing did not have may be forgotten: after three of them and the
 * retention, whichever is later.
 */
record Absence(Instant now, Duration retain) {
  private static final int MISSES_TO_FORGET = 3;

  /** Whether this listing still has to be counted for the entry. */
  boolean counts(Bucket bucket, int entry) {
    return bucket.misses(entry) < MISSES_TO_FORGET;
  }

  void count(Bucket bucket, int entry) {
    int misses = bucket.misses(entry);
    long since = misses == 0 ? now.getEpochSecond() : bucket.absentSince(entry);
    bucket.absent(entry, since, misses + 1);
  }

  boolean over(Bucket bucket, int entry) {
    long since = bucket.absentSince(entry);
    return since != 0
        && bucket.misses(entry) >= MISSES_TO_FORGET
        && since <= now.minus(retain).getEpochSecond();
  }
}
