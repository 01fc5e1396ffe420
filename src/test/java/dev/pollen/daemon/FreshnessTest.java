package dev.pollen.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.daemon.http.Health;
import dev.pollen.engine.journal.JournalFault;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.status.EngineStatus;
import dev.pollen.engine.status.RecipeStatus;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  void aStoreInTroubleSaysSoInItsOwnWords() throws InterruptedException {
    JournalFault full = new JournalFault("the disk is full: free some space", null, true);
    assertEquals(
        List.of("the engine cannot tell how it is: the disk is full: free some space"),
        watch(() -> Future.failedFuture(full)).look().causes());
  }

  @Test
  void whatWaitsForAPersonIsNamedAndKeepsNothingFromBeingReady() throws InterruptedException {
    RecipeStatus gone =
        new RecipeStatus(
            "old",
            "old",
            "",
            "",
            RecipeStatus.GONE,
            "",
            Optional.empty(),
            0,
            0,
            Map.of(RunState.PARKED, 2L, RunState.DONE, 7L));
    EngineStatus status = new EngineStatus(Instant.EPOCH, List.of(), List.of(gone), List.of());
    Health health = watch(() -> Future.succeededFuture(status)).look();
    assertTrue(health.ready());
    assertEquals(
        List.of(
            "recipe 'old' (its file is gone): 2 runs parked; see 'pollen runs --recipe old --state"
                + " parked'"),
        health.waiting());
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
