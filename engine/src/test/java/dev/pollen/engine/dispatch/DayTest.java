package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.catalog.SystemSpec.Budget;
import dev.pollen.engine.dispatch.Permits.Permit;
import dev.pollen.engine.dispatch.Permits.Purpose;
import dev.pollen.engine.kit.SimLoop;
import dev.pollen.engine.kit.SimTime;
import dev.pollen.engine.spi.RateSignal;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A day's budget, and what is written down of it. */
class DayTest {
  private final SimTime time = SimTime.inOrder();
  private final SimLoop loop = time.loop();
  private Map<Long, Integer> kept = new TreeMap<>();
  private int writes;
  private boolean refused;
  private Day day;
  private Limiter limiter = start(1_000);

  private Limiter start(int requests) {
    day = new Day(new Budget(requests, Duration.ofDays(1)), this::keep);
    day.remember(kept);
    return new Limiter(loop, List.of(day), 100_000, new Pause(Duration.ZERO));
  }

  private Future<Void> keep(Map<Long, Integer> spent) {
    writes++;
    if (refused) {
      return loop.bring(Future.failedFuture("the disk is full"));
    }
    kept = spent;
    return loop.bring(Future.succeededFuture());
  }

  private int written() {
    return kept.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Sends as many as it may at once; answers how many those were. */
  private int send(int most) {
    int sent = 0;
    while (sent < most) {
      Future<Permit> asked = limiter.ask(Purpose.BY_HAND, "");
      time.settle();
      if (!asked.isComplete()) {
        return sent;
      }
      asked.result().ended(RateSignal.NONE);
      time.settle();
      sent++;
    }
    return sent;
  }

  private void hear(int remaining) {
    Permit permit = limiter.ask(Purpose.BY_HAND, "").result();
    permit.ended(new RateSignal(OptionalInt.empty(), OptionalInt.of(remaining), Optional.empty()));
    time.settle();
  }

  @Test
  void whatIsWrittenDownIsNeverLessThanWhatWasSent() {
    for (int sent = 1; sent <= 900; sent++) {
      assertEquals(1, send(1));
      assertTrue(written() >= sent, written() + " written of " + sent);
    }
    assertTrue(writes <= 30, writes + " writes");
  }

  @Test
  void aCrashCountsAtMostABlockTooMany() {
    send(400);
    limiter = start(1_000);
    int more = send(1_000);
    assertTrue(more <= 600, "400 and " + more + " of 1000");
    assertTrue(more >= 500, "400 and " + more + " of 1000");
  }

  @Test
  void aStopGivesBackWhatWasWrittenAhead() {
    send(400);
    limiter.close();
    time.settle();
    limiter = start(1_000);
    assertEquals(600, send(1_000));
  }

  @Test
  void whatIsUsedUpComesFreeADayAfterItWasSent() {
    assertEquals(1_000, send(2_000));
    time.run(Duration.ofHours(23));
    assertFalse(limiter.isIdle());
    assertTrue(limiter.status("one").usedUp().isPresent());
    Future<Permit> waiting = limiter.ask(Purpose.RUN, "a");
    time.run(Duration.ofMinutes(50));
    assertFalse(waiting.isComplete());
    time.run(Duration.ofMinutes(20));
    assertTrue(waiting.isComplete(), "goes on by itself");
  }

  @Test
  void nothingLeavesThatCouldNotBeWrittenDown() {
    refused = true;
    Future<Permit> asked = limiter.ask(Purpose.RUN, "a");
    time.run(Duration.ofMinutes(1));
    assertFalse(asked.isComplete());
    refused = false;
    time.run(Duration.ofSeconds(10));
    assertTrue(asked.isComplete());
  }

  @Test
  void nothingIsPermittedAheadOfWhatIsWrittenDownHoweverSlowTheDiskIs() {
    int sent = 0;
    for (; sent < 100; sent++) {
      Future<Permit> asked = limiter.ask(Purpose.RUN, "a");
      time.run(Duration.ofSeconds(5));
      asked.result().leave();
      time.settle();
      asked.result().ended(RateSignal.NONE);
      time.settle();
    }
    refused = true;
    sent += send(1_000);
    assertTrue(written() >= sent, written() + " written of " + sent);
  }

  @Test
  void whatOthersSpendCountsAndIsNotForgottenByALaterWord() {
    send(10);
    hear(100);
    hear(900);
    assertEquals(99, send(1_000));
  }

  @Test
  void whereOthersLeaveNothingOneRequestAnHourAsksAgain() {
    send(10);
    hear(0);
    Future<Permit> first = limiter.ask(Purpose.RUN, "a");
    Future<Permit> second = limiter.ask(Purpose.RUN, "b");
    time.run(Duration.ofMinutes(59));
    assertFalse(first.isComplete() || second.isComplete());
    time.run(Duration.ofMinutes(2));
    assertTrue(first.isComplete());
    assertFalse(second.isComplete(), "only one asks");
    first
        .result()
        .ended(new RateSignal(OptionalInt.empty(), OptionalInt.of(950), Optional.empty()));
    time.run(Duration.ofSeconds(5));
    assertTrue(second.isComplete(), "the system's day began anew");
  }

  @Test
  void aClockThatIsSetBackIsNotWaitedFor() {
    day.remember(Map.of(loop.now().plus(Duration.ofDays(300)).toEpochMilli(), 1_000));
    Future<Permit> asked = limiter.ask(Purpose.RUN, "a");
    time.run(Duration.ofHours(25));
    assertTrue(asked.isComplete());
  }
}
