package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.catalog.SystemSpec.Budget;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WindowTest {
  private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");

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

  private static Window full(Duration per) {
    Window window = new Window(new Budget(2, per));
    window.sent(NOW);
    window.sent(NOW);
    return window;
  }
}
