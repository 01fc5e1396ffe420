package dev.pollen.engine.dispatch;

import dev.pollen.engine.recipe.Recipe.Retry;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The tries of one call: counts what failed, waits as the plan says, and gives up with words. */
final class Retries {
  private final StepCall step;
  private final Retry retry;
  private Optional<Instant> first = Optional.empty();
  private int failures;
  private int throttles;

  Retries(StepCall step, Retry retry) {
    this.step = step;
    this.retry = retry;
  }

  /** An earlier life of this run made attempts. */
  void began(Instant at, int failed) {
    first = Optional.of(at);
    failures = failed;
  }

  Instant first(Instant otherwise) {
    return first.orElse(otherwise);
  }

  /** Completes when it is time for the next attempt; fails as a {@link Halt} when there is none. */
  Future<Void> after(String path, String operation, Instant began, Attempted attempted) {
    first = first.or(() -> Optional.of(began));
    failures += attempted.throttled() ? 0 : 1;
    throttles += attempted.throttled() ? 1 : 0;
    return plan(attempted)
        .map(wait -> step.pause(wait, attempted.outcome().words()))
        .orElseGet(() -> Future.failedFuture(usedUp(path, operation, attempted)));
  }

  private Optional<Duration> plan(Attempted attempted) {
    int counted = attempted.throttled() ? Math.min(throttles, retry.times()) : failures;
    return RetryPlan.next(
        retry,
        counted,
        first.orElseThrow(),
        step.now(),
        attempted.rate().retryAfter(),
        step.seed());
  }

  private Halt usedUp(String path, String operation, Attempted attempted) {
    return Halt.failed(
        "gave up after %d tries. %s"
            .formatted(
                failures + throttles, step.recorder().failedWords(path, operation, attempted)));
  }
}
