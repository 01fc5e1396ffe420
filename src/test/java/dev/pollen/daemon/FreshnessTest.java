package dev.pollen.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.status.EngineStatus;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FreshnessTest {
  private static final Duration MOMENT = Duration.ofMillis(1);

  @Test
  void readyOnlyWhenTheEngineSaysSo() throws InterruptedException {
    assertFalse(watch(FreshnessTest::well).last().ready(), "nobody has looked yet");
    assertTrue(watch(FreshnessTest::well).look().ready());
  }

  @Test
  void anEngineThatFailsIsNotReady() throws InterruptedException {
    assertEquals(
        List.of("the engine cannot tell how it is: java.lang.IllegalStateException: no store"),
        watch(() -> Future.failedFuture(new IllegalStateException("no store"))).look().causes());
  }

  @Test
  void anEngineThatDoesNotAnswerIsNotReady() throws InterruptedException {
    assertEquals(
        List.of("the engine did not answer for 0 s"),
        watch(() -> Promise.<EngineStatus>promise().future()).look().causes());
  }

  @Test
  void theWatchGoesOnWhateverIsThrown() throws InterruptedException {
    CountDownLatch looks = new CountDownLatch(3);
    try (Freshness watch =
        watch(
            () -> {
              looks.countDown();
              throw new IllegalStateException("odd");
            })) {
      watch.start();
      assertTrue(looks.await(20, TimeUnit.SECONDS), "the watch ended with its first surprise");
      assertFalse(watch.last().ready());
    }
  }

  private static Freshness watch(Supplier<Future<EngineStatus>> engine) {
    return new Freshness(engine, List::of, MOMENT, MOMENT);
  }

  private static Future<EngineStatus> well() {
    return Future.succeededFuture(new EngineStatus(Instant.EPOCH, List.of(), List.of(), List.of()));
  }
}
