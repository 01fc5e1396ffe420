package dev.pollen.engine.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * The engine's own classes under many schedules; {@code -Dsimulate.schedules=1000000} walks more.
 * {@link Simulations} does so from any seed on, and walks one again with its trace.
 */
class SimulationTest {
  private static final int SCHEDULES = Integer.getInteger("simulate.schedules", 2_000);
  private static final int REPLAYED = 20;

  @Test
  void noScheduleBreaksAPromise() throws InterruptedException {
    int threads = Runtime.getRuntime().availableProcessors();
    Walk walk =
        new Walk(1, SCHEDULES, Leaning.NONE, threads, System.out::println)
            .walk(Duration.ofSeconds(10));
    String report = Simulations.report(walk, Leaning.NONE);
    System.out.println(report);
    assertEquals(0, walk.failures(), report);
  }

  @Test
  void aSeedReplaysExactly() {
    assertEquals(Replay.here(1, REPLAYED), Replay.here(1, REPLAYED));
  }

  @Test
  void aSeedReplaysExactlyInAnotherProcess() throws IOException, InterruptedException {
    assertEquals(Replay.here(1, REPLAYED), Replay.elsewhere(1, REPLAYED));
  }
}
