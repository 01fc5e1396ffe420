package dev.pollen.engine.dispatch;

import dev.pollen.engine.spi.Loop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Optional;

/** The calls under way on one loop, and the end that waits for them. */
final class Stopping {
  private final Loop loop;
  private Optional<Promise<Void>> quiet = Optional.empty();
  private int calls;

  Stopping(Loop loop) {
    this.loop = loop;
  }

  boolean begun() {
    return quiet.isPresent();
  }

  /** Completes when the calls under way have ended, or when the grace is over. */
  Future<Void> begin(Duration grace) {
    Promise<Void> promise = Promise.promise();
    quiet = Optional.of(promise);
    loop.after(grace, promise::tryComplete);
    quietYet();
    return promise.future();
  }

  void calling() {
    calls++;
  }

  void called() {
    calls--;
    quietYet();
  }

  /** Two turns later: what the last call came to is handed to the journal first. */
  private void quietYet() {
    if (calls == 0) {
      quiet.ifPresent(promise -> loop.execute(() -> loop.execute(promise::tryComplete)));
    }
  }
}
