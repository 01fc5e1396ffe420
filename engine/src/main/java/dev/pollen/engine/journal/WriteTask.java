package dev.pollen.engine.journal;

import io.vertx.core.Promise;
import java.util.function.Supplier;

/** Something of the store's own. */
record WriteTask<T>(Supplier<T> work, Promise<T> promise) {
  void run() {
    try {
      T value = work.get();
      Listeners.tell(() -> promise.complete(value));
    } catch (RuntimeException e) {
      failed(Writer.asFault(e));
    }
  }

  void failed(JournalFault fault) {
    Listeners.tell(() -> promise.fail(fault));
  }
}
