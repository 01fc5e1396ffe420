package dev.pollen.engine.intake;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.Executor;
import java.util.function.IntPredicate;

/** Goes through many buckets a few at a time, so that a loop does other things in between. */
record Slices(Executor loop) {
  /** Two thousand keys or so: a few milliseconds. */
  private static final int AT_ONCE = 32;

  /** Whether all numbers below a count pass; ends at the first that does not. On the loop. */
  Future<Boolean> all(int count, IntPredicate each) {
    Promise<Boolean> promise = Promise.promise();
    from(0, count, each, promise);
    return promise.future();
  }

  private void from(int first, int count, IntPredicate each, Promise<Boolean> promise) {
    try {
      int end = Math.min(count, first + AT_ONCE);
      for (int number = first; number < end; number++) {
        if (!each.test(number)) {
          promise.complete(false);
          return;
        }
      }
      if (end == count) {
        promise.complete(true);
      } else {
        loop.execute(() -> from(end, count, each, promise));
      }
    } catch (RuntimeException e) {
      promise.fail(e);
    }
  }
}
