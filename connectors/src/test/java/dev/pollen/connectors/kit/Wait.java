package dev.pollen.connectors.kit;

import dev.pollen.engine.spi.Fault;
import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a future on a test's own thread, with a bound. */
public final class Wait {
  private static final int MOST_LOOKS = 20_000;
  private static final long BETWEEN_LOOKS = 1_000_000;

  private Wait() {}

  public static <T> T on(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError(e);
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  /** Looks until it is so, with a bound. */
  public static void until(BooleanSupplier so) {
    for (int looks = 0; looks < MOST_LOOKS; looks++) {
      if (so.getAsBoolean()) {
        return;
      }
      LockSupport.parkNanos(BETWEEN_LOOKS);
    }
    throw new AssertionError("it never was so");
  }

  /** The fault that a future must end with. */
  public static Fault fault(Future<?> future) {
    try {
      throw new AssertionError("a fault was expected, not " + on(future));
    } catch (Fault fault) {
      return fault;
    }
  }
}
