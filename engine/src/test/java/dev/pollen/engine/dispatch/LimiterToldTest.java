package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.dispatch.Permits.Permit;
import dev.pollen.engine.dispatch.Permits.Purpose;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.RateSignal;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What an account's system says of its limit: it is heeded, and never takes more than it said. */
class LimiterToldTest extends LimiterBench {
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
}
