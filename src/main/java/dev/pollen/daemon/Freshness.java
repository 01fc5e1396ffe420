package dev.pollen.daemon;

import dev.pollen.daemon.http.Health;
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
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::watch, "pollen-watchdog");
  private volatile Health last = new Health(List.of("starting: nothing was polled yet"));

  /**
   * @param others causes that the engine does not know, such as broken recipe files
   */
  Freshness(Supplier<Future<EngineStatus>> engine, Supplier<List<String>> others) {
    this.engine = engine;
    this.others = others;
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
        last = new Health(causes());
      } while (!closed.await(USUAL_PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      last = new Health(List.of("the watchdog was stopped"));
    }
  }

  private List<String> causes() throws InterruptedException {
    List<String> causes = new ArrayList<>(others.get());
    try {
      causes.addAll(
          engine
              .get()
              .toCompletionStage()
              .toCompletableFuture()
              .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
              .notReady());
    } catch (TimeoutException e) {
      causes.add("the engine did not answer for %d s".formatted(PATIENCE.toSeconds()));
    } catch (ExecutionException e) {
      causes.add("the engine cannot tell how it is: " + e.getCause().getMessage());
    }
    return causes;
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
