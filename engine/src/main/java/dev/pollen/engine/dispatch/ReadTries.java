package dev.pollen.engine.dispatch;

import dev.pollen.engine.names.NameFault;
import dev.pollen.engine.recipe.Recipe;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.function.Supplier;

/** A read made for a run: tried until it comes or its tries are used up. */
final class ReadTries {
  private final Trip trip;
  private final String path;
  private final String operation;
  private final Retries retries;

  /**
   * @param operation for the words of a failure
   */
  ReadTries(Trip trip, String path, String operation, Recipe.Retry retry) {
    this.trip = trip;
    this.path = path;
    this.operation = operation;
    this.retries = new Retries(trip, path, retry);
  }

  <T> Future<T> ask(Supplier<Future<T>> read) {
    Instant began = trip.now();
    return read.get().recover(fault -> again(read, began, fault));
  }

  private <T> Future<T> again(Supplier<Future<T>> read, Instant began, Throwable fault) {
    if (fault instanceof NameFault) {
      return Future.failedFuture(Halt.failed(words(fault)));
    }
    Attempted attempted = Attempted.failed(Attempted.fault(fault), trip.now());
    Halt failed =
        Halt.failed(trip.recorder().failedWords(path, operation, attempted))
            .at(path, operation, attempted.outcome().status());
    if (attempted.lasting()) {
      return Future.failedFuture(failed);
    }
    return retries
        .next(began, attempted)
        .map(wait -> trip.pause(wait, attempted.outcome().words()))
        .map(pause -> pause.compose(over -> ask(read)))
        .orElseGet(() -> Future.failedFuture(retries.usedUp(failed)));
  }

  private String words(Throwable fault) {
    return "%s (%s): %s".formatted(path, operation, fault.getMessage());
  }
}
