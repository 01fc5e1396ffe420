package dev.pollen.engine.intake;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.function.Supplier;

/** One thing, or a few, after the other: the next begins when one before has ended. On one loop. */
final class Turn {
  private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
  private final int most;
  private int running;

  Turn() {
    this(1);
  }

  /** So many at once. */
  Turn(int most) {
    this.most = most;
  }

  boolean busy() {
    return running == most;
  }

  <T> Future<T> take(Supplier<Future<T>> work) {
    Promise<T> promise = Promise.promise();
    waiting.add(() -> begin(work, promise));
    if (!busy()) {
      next();
    }
    return promise.future();
  }

  private <T> void begin(Supplier<Future<T>> work, Promise<T> promise) {
    attempt(work)
        .onComplete(
            done -> {
              running--;
              next();
              promise.handle(done);
            });
  }

  private static <T> Future<T> attempt(Supplier<Future<T>> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  private void next() {
    Runnable task = waiting.poll();
    if (task != null) {
      running++;
      task.run();
    }
  }
}
