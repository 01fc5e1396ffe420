package dev.pollen.engine.journal;

import static dev.pollen.engine.contract.JournalSamples.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Slice by slice to the end, however far that is. */
class SweepTest {
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final AtomicInteger slices = new AtomicInteger();

  @AfterEach
  void end() {
    thread.shutdownNow();
  }

  private Future<Optional<Integer>> slice(int number, int last) {
    Promise<Optional<Integer>> promise = Promise.promise();
    thread.execute(
        () -> {
          slices.incrementAndGet();
          promise.complete(number < last ? Optional.of(number + 1) : Optional.empty());
        });
    return promise.future();
  }

  @Test
  void aHundredThousandSlicesAreNoDeeperThanOne() {
    await(Sweep.from(1, number -> slice(number, 100_000)));
    assertEquals(100_000, slices.get());
  }

  @Test
  void theFirstOneThatFailsEndsIt() {
    JournalFault fault = new JournalFault("the store does not answer", null, true);
    Future<Void> swept =
        Sweep.from(
            1,
            number ->
                number < 3 ? slice(number, 9) : Future.<Optional<Integer>>failedFuture(fault));
    assertSame(fault, await(swept.transform(done -> Future.succeededFuture(done.cause()))));
    assertEquals(2, slices.get());
  }
}
