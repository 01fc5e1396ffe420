package dev.pollen.daemon.cli;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A command's own thread waits; event loops never do. */
final class Waiting {
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private Waiting() {}

  /** The value; a failure is thrown as it is if it is unchecked. */
  static <T> T on(Future<T> future) {
    return on(future, Duration.ofDays(1));
  }

  static <T> T on(Future<T> future, Duration patience) {
    CompletableFuture<T> waited = future.toCompletionStage().toCompletableFuture();
    try {
      return waited.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException fault
          ? fault
          : CommandFault.failed(String.valueOf(e.getCause().getMessage()), e.getCause());
    } catch (TimeoutException e) {
      throw CommandFault.failed("no answer within " + patience.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFault.failed("interrupted", e);
    }
  }

  /** Waits for a close; that something could not be closed changes nothing any more. */
  static void quietly(Future<?> closing) {
    try {
      on(closing.mapEmpty().otherwiseEmpty(), CLOSING);
    } catch (CommandFault e) {
      // the process ends anyway
      return;
    }
  }
}
