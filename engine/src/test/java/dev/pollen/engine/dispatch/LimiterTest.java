package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.dispatch.Permits.Permit;
import dev.pollen.engine.dispatch.Permits.Purpose;
import dev.pollen.engine.spi.RateSignal;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One account's budget: what is sent, how much at a time, and who waits. */
class LimiterTest extends LimiterBench {
  @Test
  void noMoreThanSomeWaitByHandAndTheNextIsToldSo() {
    Limiter limiter = limiter(1, 10);
    granted(limiter).ended(RateSignal.NONE);
    for (int i = 0; i < Limiter.MOST_BY_HAND; i++) {
      assertFalse(limiter.ask(Purpose.BY_HAND, "").isComplete());
    }
    String words = limiter.ask(Purpose.BY_HAND, "").cause().getMessage();
    assertTrue(words.startsWith("64 calls by hand wait"), words);
    assertFalse(ask(limiter).isComplete(), "polls are not in their way");
    seconds(11);
    assertFalse(limiter.ask(Purpose.BY_HAND, "").failed(), "one left, so another may wait");
  }

  @Test
  void inAnySpanAsLongAsTheWindowNoMoreIsSentThanTheBudgetAllows() {
    Limiter limiter = limiter(7, 1_000);
    List<Long> sends = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      ask(limiter)
          .onSuccess(
              permit -> {
                sends.add(loop.now().toEpochMilli());
                permit.ended(RateSignal.NONE);
              });
      time.run(Duration.ofMillis(370));
    }
    time.run(Duration.ofMinutes(5));
    assertEquals(60, sends.size());
    for (int i = 7; i < sends.size(); i++) {
      assertTrue(sends.get(i) - sends.get(i - 7) > 10_000, i + ": " + sends);
    }
  }

  @Test
  void neverMoreAreInFlightThanTheCap() {
    Limiter limiter = limiter(100, 2);
    Permit first = granted(limiter);
    granted(limiter);
    Future<Permit> third = ask(limiter);
    seconds(60);
    assertFalse(third.isComplete());
    first.ended(RateSignal.NONE);
    time.settle();
    assertTrue(third.isComplete());
  }

  @Test
  void givingBackTwiceFreesOneSlotOnly() {
    Limiter limiter = limiter(100, 1);
    Permit first = granted(limiter);
    first.ended(RateSignal.NONE);
    first.ended(RateSignal.NONE);
    first.failed(new IllegalStateException());
    time.settle();
    granted(limiter);
    assertFalse(ask(limiter).isComplete());
  }

  @Test
  void anUnusedPermitDoesNotCount() {
    Limiter limiter = limiter(1, 10);
    granted(limiter).unused();
    time.settle();
    assertTrue(ask(limiter).isComplete());
  }

  @Test
  void anUnusedPermitTakesBackItsOwnSendAndNotALaterOne() {
    Limiter limiter = limiter(2, 10);
    Permit early = granted(limiter);
    seconds(9);
    granted(limiter);
    early.unused();
    time.settle();
    assertTrue(ask(limiter).isComplete());
    seconds(2);
    assertFalse(ask(limiter).isComplete(), "two were sent within the last ten seconds");
  }

  @Test
  void aPermitThatIsHeldBackCountsUntilItsRequestHasLeftAndThenFromThatMoment() {
    Limiter limiter = limiter(1, 10);
    Permit held = granted(limiter);
    Future<Permit> next = ask(limiter);
    seconds(60);
    assertFalse(next.isComplete(), "the held one may leave at any moment");
    held.leave();
    seconds(9);
    held.ended(RateSignal.NONE);
    seconds(1);
    assertFalse(next.isComplete(), "it left ten seconds ago");
    seconds(3);
    assertTrue(next.isComplete());
  }

  @Test
  void afterARestartTheShortWindowCountsAsSpentFromThen() {
    Limiter limiter = limiter(5, 100);
    limiter.restarted(loop.now());
    Future<Permit> first = ask(limiter);
    seconds(9);
    assertFalse(first.isComplete());
    seconds(2);
    assertTrue(first.isComplete());
  }

  @Test
  void slowCallsOfRunsLeavePlacesToPollsAndPeople() {
    Limiter limiter = limiter(1_000, 10);
    for (int i = 0; i < 50; i++) {
      limiter.ask(Purpose.RUN, "a");
    }
    time.settle();
    Future<Permit> poll = limiter.ask(Purpose.POLL, "p");
    Future<Permit> byHand = limiter.ask(Purpose.BY_HAND, "");
    seconds(1);
    assertTrue(poll.isComplete() && byHand.isComplete());
  }

  @Test
  void runsThatFillTheBudgetSpreadUntilOneComesFreeNowAndThen() {
    Limiter limiter = limiter(100, 1_000);
    List<Long> sends = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      limiter
          .ask(Purpose.RUN, "a")
          .onSuccess(
              permit -> {
                sends.add(loop.now().toEpochMilli());
                permit.ended(RateSignal.NONE);
              });
    }
    time.run(Duration.ofSeconds(40));
    int before = sends.size();
    time.run(Duration.ofSeconds(10));
    assertTrue(sends.size() - before >= 95, "sent " + (sends.size() - before));
    for (int i = before + 1; i < sends.size(); i++) {
      assertTrue(sends.get(i) - sends.get(i - 1) <= 1_500, "waited at " + i);
    }
  }

  @Test
  void itIsIdleOnlyOnceItKnowsNothingANewOneWouldNot() {
    Limiter limiter = limiter(5, 1);
    assertTrue(limiter.isIdle());
    Permit permit = granted(limiter);
    assertFalse(limiter.isIdle(), "in flight");
    permit.ended(RateSignal.NONE);
    time.settle();
    assertFalse(limiter.isIdle(), "sent within the window");
    seconds(11);
    assertTrue(limiter.isIdle());
    granted(limiter).failed(throttled(Optional.of(Duration.ofMinutes(5))));
    seconds(60);
    assertFalse(limiter.isIdle(), "paused");
    ask(limiter);
    time.run(Duration.ofMinutes(3));
    assertFalse(limiter.isIdle(), "somebody waits");
  }
}
