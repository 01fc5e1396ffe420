package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.catalog.SystemSpec.Budget;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How runs walk through the second half of a budget of 100 in 10 s: every 90 ms. */
class StrideTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final int HALF = 50;
  private static final int FULL = 99;

  private final Stride stride = new Stride(new Budget(100, Duration.ofSeconds(10)));

  @Test
  void theFirstHalfLeavesAtOnce() {
    assertEquals(100, gone(NOON, HALF));
  }

  @Test
  void theRestGoesEvenlyAndALittleFasterThanTheBudget() {
    gone(NOON, HALF);

    assertEquals(Duration.ofMillis(90), stride.wait(NOON, FULL));
    assertEquals(0, gone(NOON.plusMillis(89), FULL));
    assertEquals(1, gone(NOON.plusMillis(90), FULL));
  }

  @Test
  void whatABusyMachineMissedIsCaughtUpWith() {
    gone(NOON, HALF);

    assertEquals(4, gone(NOON.plusMillis(4 * 90 + 30), FULL));
    assertEquals(Duration.ofMillis(60), stride.wait(NOON.plusMillis(4 * 90 + 30), FULL));
  }

  @Test
  void aLongPauseIsNoLeaveForAFlood() {
    gone(NOON, HALF);

    assertEquals(6, gone(NOON.plusSeconds(60), FULL));
  }

  @Test
  void aClockThatIsSetBackMakesNobodyWait() {
    gone(NOON, HALF);
    Instant back = NOON.minusSeconds(3600);

    assertEquals(Duration.ZERO, stride.wait(back, FULL));
    stride.went(back);
    assertEquals(Duration.ofMillis(90), stride.wait(back, FULL));
  }

  /** How many runs may go in one moment, with so many of the budget in use; 100 at most. */
  private int gone(Instant now, int used) {
    int runs = 0;
    while (runs < 100 && stride.wait(now, used).isZero()) {
      stride.went(now);
      runs++;
    }
    return runs;
  }
}
