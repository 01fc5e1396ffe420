package dev.pollen.engine.dispatch;

import dev.pollen.engine.recipe.Recipe.Retry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The tries of one call: counts what failed, and says how long to wait before the next one. */
final class Retries {
  private final Trip trip;
  private final String path;
  private final Retry retry;
  private Optional<Instant> first = Optional.empty();
  private int failures;
  private int throttles;
  private int waits;

  Retries(Trip trip, String path, Retry retry) {
    this.trip = trip;
    this.path = path;
    this.retry = retry;
  }

  /** An earlier life of this run made attempts. */
  void began(EarlierTries earlier) {
    first = Optional.of(earlier.first());
    failures = earlier.failed();
  }

  /** When the first try was made that counts for {@code within}. */
  Instant first() {
    return first.orElseGet(trip::now);
  }

  /**
   * One more try failed.
   *
   * @param began when it was made
   * @return how long to wait before the next one; empty when there is none
   */
  Optional<Duration> next(Instant began, Attempted attempted) {
    if (attempted.unsigned()) {
      return Optional.of(RetryPlan.forCredential(++waits, seed()));
    }
    first = first.or(() -> Optional.of(began));
    failures += attempted.throttled() ? 0 : 1;
    throttles += attempted.throttled() ? 1 : 0;
    int counted = attempted.throttled() ? Math.min(throttles, retry.times()) : failures;
    Optional<Duration> told = attempted.rate().retryAfter();
    return RetryPlan.next(retry, counted, first(), trip.now(), told, seed());
  }

  /** Of one run, the items of a parallel loop spread, too. */
  private long seed() {
    return Frame.seed(trip.run()) * 31 + path.hashCode();
  }

  /** The last try's end, with how many there were. */
  Halt usedUp(Halt last) {
    int tries = failures + throttles;
    return last.because("gave up after %d tries. %s".formatted(tries, last.getMessage()));
  }
}
