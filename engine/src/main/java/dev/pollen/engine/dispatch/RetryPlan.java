package dev.pollen.engine.dispatch;

import dev.pollen.engine.recipe.Recipe.Retry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/**
 * When to try again, or never: exponential with full jitter, the same every time for the same run.
 */
final class RetryPlan {
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration LONGEST_FOR_CREDENTIAL = Duration.ofMinutes(10);
  private static final int MOST_DOUBLINGS = 11;

  private RetryPlan() {}

  /**
   * @param failures how many attempts have failed, this one included; 429s do not count
   * @param first when the first attempt was made
   * @param told how long the system asked us to wait, at the least
   */
  static Optional<Duration> next(
      Retry retry, int failures, Instant first, Instant now, Optional<Duration> told, long seed) {
    if (failures > retry.times()) {
      return Optional.empty();
    }
    Duration wait = jittered(failures, seed);
    Duration longest = told.filter(asked -> asked.compareTo(wait) > 0).orElse(wait);
    return now.plus(longest).isAfter(first.plus(retry.within()))
        ? Optional.empty()
        : Optional.of(longest);
  }

  /**
   * When to look again for a credential that is missing; never gives up.
   *
   * @param times how often it was missing by now
   */
  static Duration forCredential(int times, long seed) {
    Duration wait = jittered(times, seed);
    return wait.compareTo(LONGEST_FOR_CREDENTIAL) < 0 ? wait : LONGEST_FOR_CREDENTIAL;
  }

  private static Duration jittered(int failures, long seed) {
    Duration full = FIRST.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    long most = Math.min(full.toMillis(), LONGEST.toMillis());
    return Duration.ofMillis(1 + new Random(seed * 31 + failures).nextLong(most));
  }
}
