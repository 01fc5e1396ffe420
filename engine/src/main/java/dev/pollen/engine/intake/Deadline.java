package dev.pollen.engine.intake;

import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Loop;
import dev.pollen.engine.spi.Timing.Alarm;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.function.Supplier;

/** An answer that does not come is a failure after a while, so that nothing waits for ever. */
final class Deadline {
  private Deadline() {}

  /** The same future, on the loop, or a {@link Fault} with these words when it takes too long. */
  static <T> Future<T> within(
      Loop loop, Future<T> future, Duration patience, Supplier<String> words) {
    Promise<T> first = Promise.promise();
    Alarm alarm =
        loop.after(patience, () -> first.tryFail(Fault.of(Fault.Kind.UNKNOWN, words.get())));
    loop.bring(future)
        .onComplete(
            (answer, failure) -> {
              alarm.cancel();
              if (failure == null) {
                first.tryComplete(answer);
              } else {
                first.tryFail(failure);
              }
            });
    return first.future();
  }
}
