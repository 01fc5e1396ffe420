package dev.pollen.engine.journal;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;
import java.util.function.Function;

/**
 * Goes through the store slice by slice: never deeper on the stack than one of them, however many
 * there are.
 */
final class Sweep {
  private Sweep() {}

  /**
   * Completes when there is no further slice; fails as the first one that fails.
   *
   * @param slice does the work of one, and answers where the next one begins; must not throw
   */
  static <P> Future<Void> from(P first, Function<P, Future<Optional<P>>> slice) {
    Promise<Void> end = Promise.promise();
    go(first, slice, end);
    return end.future();
  }

  private static <P> void go(P at, Function<P, Future<Optional<P>>> slice, Promise<Void> end) {
    slice
        .apply(at)
        .onFailure(end::fail)
        .onSuccess(next -> next.ifPresentOrElse(place -> go(place, slice, end), end::complete));
  }
}
