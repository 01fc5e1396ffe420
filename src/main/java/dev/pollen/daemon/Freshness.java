package dev.pollen.daemon;

import dev.pollen.daemon.http.Health;
import dev.pollen.engine.journal.JournalFault;
import dev.pollen.engine.status.EngineStatus;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The watchdog: one plain thread, no event loop's guest, that asks how the engine is and owns the
 * answer to {@code /health/ready}. When the engine does not answer, that is the answer.
 */
final class Freshness implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration USUAL_PAUSE = Duration.ofSeconds(2);

  private final Supplier<Future<EngineStatus>> engine;
  private final Supplier<List<String>> others;
  private final Duration patience;
  private final Duration pause;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::watch, "pollen-watchdog");
  private volatile Health last = Health.not("starting: nothing was polled yet");

  /**
   * @param others causes that the engine does not know, such as broken recipe files
   */
  Freshness(Supplier<Future<EngineStatus>> engine, Supplier<List<String>> others) {
    this(engine, others, PATIENCE, USUAL_PAUSE);
  }

  /**
   * @param patience how long the engine may take to answer
   * @param pause between two looks
   */
  Freshness(
      Supplier<Future<EngineStatus>> engine,
      Supplier<List<String>> others,
      Duration patience,
      Duration pause) {
    this.engine = engine;
    this.others = others;
    this.patience = patience;
    this.pause = pause;
    thread.setDaemon(true);
  }

  Freshness start() {
    thread.start();
    return this;
  }

  Health last() {
    return last;
  }

  private void watch() {
    try {
      do {
        last = look();
      } while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      last = Health.not("the watchdog was stopped");
    }
  }

  Health look() throws InterruptedException {
    List<String> causes = new ArrayList<>();
    List<String> waiting = new ArrayList<>();
    ask(causes, waiting);
    return new Health(causes, waiting);
  }

  private void ask(List<String> causes, List<String> waiting) throws InterruptedException {
    try {
      causes.addAll(others.get());
      EngineStatus status =
          engine
              .get()
              .toCompletionStage()
              .toCompletableFuture()
              .get(patience.toMillis(), TimeUnit.MILLISECONDS);
      causes.addAll(status.notReady());
      waiting.addAll(status.waiting());
    } catch (TimeoutException e) {
      causes.add("the engine did not answer for %d s".formatted(patience.toSeconds()));
    } catch (ExecutionException e) {
      causes.add(lost(e.getCause()));
    } catch (RuntimeException e) {
      causes.add(lost(e));
    }
  }

  /** Whatever is thrown here must not end the watch: its last answer would stand for ever. */
  private static String lost(Throwable fault) {
    return "the engine cannot tell how it is: " + JournalFault.words(fault);
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
