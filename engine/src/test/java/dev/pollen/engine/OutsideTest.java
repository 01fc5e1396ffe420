package dev.pollen.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.status.BudgetStatus;
import dev.pollen.engine.status.BudgetStatus.Part;
import dev.pollen.engine.status.Cause;
import dev.pollen.engine.status.HostStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutsideTest {
  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

  private static BudgetStatus budget(int burst, int day) {
    return new BudgetStatus(
        "acme:one",
        List.of(
            new Part(100, Duration.ofSeconds(10), burst), new Part(1_000, Duration.ofDays(1), day)),
        0,
        Optional.of(NOW.plus(Duration.ofHours(3))),
        false);
  }

  private static HostStatus silent(Duration span) {
    return new HostStatus(
        "https://x:443", HostStatus.State.OPEN, Optional.of(NOW.minus(span)), Optional.of(NOW), 2);
  }

  private static List<Cause> causes(BudgetStatus budget, HostStatus host) {
    return Outside.causes(List.of(budget), List.of(host), NOW);
  }

  @Test
  void aUsedUpDayIsACauseWithTheTimeWhenItFrees() {
    Cause cause = causes(budget(10, 0), silent(Duration.ZERO)).get(0);
    assertEquals(Cause.Kind.BUDGET, cause.kind());
    assertTrue(cause.words().contains("1000 requests in 24 h"), cause.words());
    assertTrue(cause.words().contains("until 2026-01-05T15:00:00Z"), cause.words());
  }

  @Test
  void aFullBurstIsNone() {
    assertEquals(List.of(), causes(budget(0, 10), silent(Duration.ofSeconds(20))));
  }

  @Test
  void aHostIsACauseOnceItHasBeenSilentForAMinute() {
    Cause cause = causes(budget(10, 10), silent(Duration.ofSeconds(61))).get(0);
    assertEquals(Cause.Kind.HOST, cause.kind());
    assertTrue(cause.words().contains("https://x:443 does not answer"), cause.words());
  }
}
