package dev.pollen.engine.intake;

import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.EventLog;
import dev.pollen.engine.Limits;
import dev.pollen.engine.dispatch.RunSink;
import dev.pollen.engine.journal.Change;
import dev.pollen.engine.poll.StartGate;
import dev.pollen.engine.spi.Loop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One loop and what the feeds that live on it share. */
record Home(
    EngineSetup setup,
    Loop loop,
    RunSink sink,
    StartGate gate,
    DiskWatch disk,
    SeenCache cache,
    Numbers numbers,
    Barred barred,
    Pacing pacing,
    Order order) {

  Instant now() {
    return loop.now();
  }

  Limits limits() {
    return setup.limits();
  }

  /** Does something on this loop, asked from any thread; completes on it. */
  <T> Future<T> call(Supplier<Future<T>> work) {
    Promise<T> promise = Promise.promise();
    loop.execute(() -> attempt(work).onComplete(promise));
    return promise.future();
  }

  private static <T> Future<T> attempt(Supplier<Future<T>> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  /** Writes, and comes home. */
  Future<Void> write(List<Change> changes) {
    return loop.bring(setup.journal().write(changes));
  }

  void tell(EventLog.Level level, String event, String words, Map<String, Object> facts) {
    setup.events().tell(level, event, words, facts);
  }
}
