package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.catalog.SystemSpec.Budget;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class WindowTest {
  private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  @Test
  void aFullWindowIsWaitedOutWithAMarginForTheClocks() {
    Window window = full(Duration.ofSeconds(10));
    assertEquals(Duration.ofMillis(10_021), window.wait(NOW, 0));
    assertEquals(Duration.ZERO, window.wait(NOW.plusMillis(10_021), 0));
  }

  @Test
  void theMarginIsAPartOfTheWindow() {
    assertEquals(Duration.ofDays(1).plusMillis(172_801), full(Duration.ofDays(1)).wait(NOW, 0));
  }

  @Test
  void aClockThatIsSetBackIsNotWaitedFor() {
    Window window = full(Duration.ofSeconds(10));
    Instant back = NOW.minus(Duration.ofHours(3));
    assertEquals(Duration.ofMillis(10_021), window.wait(back, 0));
    assertEquals(Duration.ZERO, window.wait(back.plusMillis(10_021), 0));
  }

  @Test
  void aSmallerLimitLowersTheBudgetAndTheNextWordAfterItsWindowDecides() {
    Window window = new Window(new Budget(100, TEN_SECONDS));
    window.atMost(OptionalInt.of(10), NOW);
    assertEquals(10, window.left(NOW));
    window.atMost(OptionalInt.of(100), NOW.plusSeconds(9));
    assertEquals(10, window.left(NOW.plusSeconds(9)), "replies come in any order");
    window.atMost(OptionalInt.of(100), NOW.plusSeconds(11));
    assertEquals(100, window.left(NOW.plusSeconds(11)));
  }

  @Test
  void aLimitThatStaysSmallKeepsTheBudgetLow() {
    Window window = new Window(new Budget(100, TEN_SECONDS));
    window.atMost(OptionalInt.of(10), NOW);
    window.atMost(OptionalInt.of(10), NOW.plusSeconds(8));
    window.atMost(OptionalInt.of(60), NOW.plusSeconds(16));
    assertEquals(10, window.left(NOW.plusSeconds(16)));
    window.atMost(OptionalInt.of(60), NOW.plusSeconds(19));
    assertEquals(60, window.left(NOW.plusSeconds(19)));
  }

  @Test
  void noLimitRaisesTheBudgetItself() {
    Window window = new Window(new Budget(100, TEN_SECONDS), 50);
    window.atMost(OptionalInt.of(10_000), NOW);
    assertEquals(50, window.left(NOW));
    window.atMost(OptionalInt.of(40), NOW);
    window.atMost(OptionalInt.of(10_000), NOW.plusSeconds(11));
    assertEquals(50, window.left(NOW.plusSeconds(11)));
  }

  @Test
  void aClockThatIsSetBackKeepsNoLimitLow() {
    Window window = new Window(new Budget(100, TEN_SECONDS));
    window.atMost(OptionalInt.of(10), NOW);
    Instant back = NOW.minus(Duration.ofHours(3));
    window.atMost(OptionalInt.of(100), back);
    assertEquals(100, window.left(back));
  }

  private static Window full(Duration per) {
    Window window = new Window(new Budget(2, per));
    window.sent(NOW);
    window.sent(NOW);
    return window;
  }
}
