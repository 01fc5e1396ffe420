package dev.pollen.engine.dispatch;

import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.EventLog.Level;
import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.JournalFault;
import dev.pollen.engine.spi.Loop;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The way to the journal for one loop's runs: a write that a full disk refused is tried again until
 * it succeeds, in order, and nothing goes on meanwhile.
 */
final class Shelter {
  private static final Duration AGAIN = Duration.ofSeconds(2);

  private final EngineSetup setup;
  private final Loop loop;
  private final ArrayDeque<Waiting> refused = new ArrayDeque<>();
  private Optional<String> trouble = Optional.empty();

  Shelter(EngineSetup setup, Loop loop) {
    this.setup = setup;
    this.loop = loop;
  }

  Loop loop() {
    return loop;
  }

  /** Why nothing is written just now; empty when all is well. */
  Optional<String> trouble() {
    return trouble;
  }

  /** Completes on the loop when durable; fails only when the store is beyond help. */
  Future<Void> write(List<Change> changes) {
    Waiting waiting = new Waiting(changes, Promise.promise());
    if (refused.isEmpty()) {
      attempt(waiting);
    } else {
      refused.add(waiting);
    }
    return waiting.promise.future();
  }

  private void attempt(Waiting waiting) {
    loop.bring(setup.journal().write(waiting.changes))
        .onSuccess(done -> taken(waiting))
        .onFailure(failure -> refused(waiting, failure));
  }

  private void taken(Waiting waiting) {
    trouble = refused.isEmpty() ? Optional.empty() : trouble;
    waiting.promise.complete();
  }

  private void refused(Waiting waiting, Throwable failure) {
    tellOnce("the journal does not take writes: " + failure.getMessage());
    if (!passing(failure)) {
      waiting.promise.fail(failure);
      return;
    }
    if (refused.isEmpty()) {
      loop.after(AGAIN, this::again);
    }
    refused.add(waiting);
  }

  private static boolean passing(Throwable failure) {
    return failure instanceof JournalFault fault && fault.passing();
  }

  private void again() {
    loop.bring(setup.journal().write(refused.element().changes)).onComplete(this::answered);
  }

  private void answered(AsyncResult<Void> done) {
    if (done.failed() && passing(done.cause())) {
      loop.after(AGAIN, this::again);
      return;
    }
    Waiting first = refused.remove();
    trouble = done.succeeded() ? Optional.empty() : trouble;
    if (!refused.isEmpty()) {
      again();
    }
    first.promise.handle(done);
  }

  private void tellOnce(String words) {
    if (trouble.isEmpty()) {
      setup.events().tell(Level.WARN, "journal.refused", words, Map.of());
    }
    trouble = Optional.of(words);
  }

  /** For writes whose end nobody waits for: a failure is told, not lost. */
  void observe(Future<?> write) {
    write.onFailure(
        failure ->
            setup
                .events()
                .tell(
                    Level.WARN, "journal.failed", String.valueOf(failure.getMessage()), Map.of()));
  }

  private record Waiting(List<Change> changes, Promise<Void> promise) {}
}
