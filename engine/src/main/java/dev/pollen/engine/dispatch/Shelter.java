package dev.pollen.engine.dispatch;

import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.EventLog.Level;
import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.JournalFault;
import dev.pollen.engine.spi.Loop;
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
        .onSuccess(done -> waiting.promise.complete())
        .onFailure(failure -> refused(waiting, failure));
  }

  private void refused(Waiting waiting, Throwable failure) {
    boolean passing = failure instanceof JournalFault fault && fault.passing();
    tellOnce("the journal does not take writes: " + failure.getMessage());
    if (!passing) {
      waiting.promise.fail(failure);
      return;
    }
    if (refused.isEmpty()) {
      loop.after(AGAIN, this::again);
    }
    refused.add(waiting);
  }

  private void again() {
    Waiting first = refused.peek();
    loop.bring(setup.journal().write(first.changes))
        .onSuccess(done -> recovered())
        .onFailure(failure -> loop.after(AGAIN, this::again));
  }

  private void recovered() {
    trouble = Optional.empty();
    refused.poll().promise.complete();
    if (!refused.isEmpty()) {
      again();
    }
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
