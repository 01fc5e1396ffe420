package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.catalog.SystemSpec.Budget;
import dev.pollen.engine.dispatch.Permits.Permit;
import dev.pollen.engine.dispatch.Permits.Purpose;
import dev.pollen.engine.kit.SimLoop;
import dev.pollen.engine.kit.SimTime;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.RateSignal;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** One account's budget. */
class LimiterTest {
  private final SimTime time = SimTime.inOrder();
  private final SimLoop loop = time.loop();

  private Limiter limiter(int requests, int concurrency) {
    Duration per = Duration.ofSeconds(10);
    return new Limiter(
        loop, List.of(new Window(new Budget(requests, per))), concurrency, new Pause(per));
  }

  private static Future<Permit> ask(Limiter limiter) {
    return limiter.ask(Purpose.POLL, "a");
  }

  private Permit granted(Limiter limiter) {
    Future<Permit> asked = ask(limiter);
    time.settle();
    return asked.result();
  }

  private void seconds(int count) {
    time.run(Duration.ofSeconds(count));
  }

  private static Fault throttled(Optional<Duration> retryAfter) {
    RateSignal rate = new RateSignal(OptionalInt.empty(), OptionalInt.empty(), retryAfter);
    return new Fault(Fault.Kind.THROTTLED, 429, "slow down", "", rate);
  }

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
  void headersLowerWhatIsLeftAndNeverRaiseIt() {
    Limiter limiter = limiter(10, 100);
    granted(limiter)
        .ended(new RateSignal(OptionalInt.of(1), OptionalInt.empty(), Optional.empty()));
    time.settle();
    granted(limiter).leave();
    Future<Permit> third = ask(limiter);
    assertFalse(third.isComplete());
    seconds(13);
    assertTrue(third.isComplete());
    third
        .result()
        .ended(new RateSignal(OptionalInt.of(999), OptionalInt.empty(), Optional.empty()));
    time.settle();
    for (int i = 0; i < 9; i++) {
      assertTrue(ask(limiter).isComplete(), "" + i);
    }
    assertFalse(ask(limiter).isComplete());
  }

  @Test
  void whatACallTookBesidesItsOnePermitCounts() {
    Limiter limiter = limiter(10, 100);
    granted(limiter).ended(RateSignal.NONE.after(3));
    time.settle();
    for (int i = 0; i < 6; i++) {
      assertTrue(ask(limiter).isComplete(), "" + i);
    }
    assertFalse(ask(limiter).isComplete());
  }

  @Test
  void tooManyRequestsPausesEverybodyAsLongAsToldTo() {
    Limiter limiter = limiter(100, 100);
    granted(limiter).failed(throttled(Optional.of(Duration.ofSeconds(90))));
    time.settle();
    Future<Permit> poll = limiter.ask(Purpose.POLL, "b");
    Future<Permit> byHand = limiter.ask(Purpose.BY_HAND, "c");
    seconds(89);
    assertFalse(poll.isComplete() || byHand.isComplete());
    seconds(2);
    assertTrue(poll.isComplete() && byHand.isComplete());
  }

  @Test
  void tooManyRequestsWithoutATimePausesAsLongAsTheWindow() {
    Limiter limiter = limiter(100, 100);
    granted(limiter).failed(throttled(Optional.empty()));
    time.settle();
    Future<Permit> next = ask(limiter);
    seconds(9);
    assertFalse(next.isComplete());
    seconds(2);
    assertTrue(next.isComplete());
  }

  @Test
  void anotherFailurePausesNobody() {
    Limiter limiter = limiter(100, 100);
    granted(limiter).failed(Fault.of(Fault.Kind.UNREACHABLE, "gone"));
    granted(limiter).failed(new IllegalStateException("a bug"));
    time.settle();
    assertTrue(ask(limiter).isComplete());
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
  void aLateReplyIsHeldAgainstTheSendsOfItsOwnTime() {
    Limiter limiter = limiter(10, 100);
    List<Permit> sent = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Permit permit = ask(limiter).result();
      permit.leave();
      sent.add(permit);
      time.settle();
    }
    seconds(13);
    sent.get(9).ended(new RateSignal(OptionalInt.of(0), OptionalInt.empty(), Optional.empty()));
    time.settle();
    assertTrue(ask(limiter).isComplete(), "all ten that it counts were ours, and are over");
  }

  @Test
  void aLowerLimitThanOursIsLearntFromTheHeader() {
    Limiter limiter = limiter(10, 100);
    granted(limiter)
        .ended(
            new RateSignal(
                OptionalInt.of(3), OptionalInt.empty(), Optional.empty(), OptionalInt.of(4)));
    seconds(30);
    for (int i = 0; i < 4; i++) {
      Future<Permit> asked = ask(limiter);
      seconds(1);
      assertTrue(asked.isComplete(), "" + i);
    }
    Future<Permit> fifth = ask(limiter);
    seconds(1);
    assertFalse(fifth.isComplete());
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
