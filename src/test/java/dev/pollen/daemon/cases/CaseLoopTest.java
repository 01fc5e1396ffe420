package dev.pollen.daemon.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.engine.spi.Timing.Alarm;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Time passes at once, but never past what is still awaited. */
class CaseLoopTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T12:00:00Z");

  private final CaseLoop loop = new CaseLoop(BEGIN);
  private final List<String> told = new ArrayList<>();

  private void tell(String what) {
    told.add(what + " at " + Duration.between(BEGIN, loop.now()).toMinutes());
  }

  @Test
  void alarmsRingInTheOrderOfTheirTimes() {
    loop.after(Duration.ofHours(6), () -> tell("late"));
    loop.after(Duration.ofMinutes(1), () -> tell("soon"));
    loop.execute(() -> tell("now"));
    loop.run();
    assertEquals(List.of("now at 0", "soon at 1", "late at 360"), told);
  }

  @Test
  void anAlarmThatWasCalledOffDoesNotRing() {
    Alarm alarm = loop.after(Duration.ofMinutes(1), () -> tell("never"));
    loop.execute(alarm::cancel);
    loop.run();
    assertEquals(List.of(), told);
  }

  @Test
  void theClockStandsStillWhileAnotherThreadIsAwaited() {
    Promise<String> elsewhere = Promise.promise();
    loop.after(Duration.ofMinutes(1), () -> tell("alarm"));
    loop.bring(elsewhere.future()).onSuccess(this::tell);
    Thread other = new Thread(() -> elsewhere.complete("brought"), "elsewhere");
    other.start();
    loop.run();
    assertEquals(List.of("brought at 0", "alarm at 1"), told);
  }
}
