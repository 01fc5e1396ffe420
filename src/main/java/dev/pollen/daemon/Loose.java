package dev.pollen.daemon;

import io.vertx.core.Future;
import io.vertx.core.Promise;

/**
 * Frees a future of the event loop it was made on, so that what follows still runs when the loops
 * are gone: for starting and stopping.
 */
final class Loose {
  private Loose() {}

  static <T> Future<T> from(Future<T> bound) {
    Promise<T> free = Promise.promise();
    bound.onComplete(done -> free.handle(done));
    return free.future();
  }
}
