package dev.pollen.engine.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The engine's own classes under many schedules. {@link Simulations} runs millions of them, and one
 * again with its trace.
 */
class SimulationTest {
  private static final int SCHEDULES = 200;
  private static final int REPLAYED = 20;

  @Test
  void noScheduleBreaksAPromise() {
    List<String> violations = new ArrayList<>();
    for (long seed = 1; seed <= SCHEDULES && violations.isEmpty(); seed++) {
      violations.addAll(new Simulation(seed, false).violations());
    }
    assertEquals(List.of(), violations, "run Simulations with the seed alone to read its trace");
  }

  @Test
  void aSeedReplaysExactly() {
    for (long seed = 1; seed <= REPLAYED; seed++) {
      assertEquals(trace(seed), trace(seed), "seed " + seed);
    }
  }

  private static List<String> trace(long seed) {
    Simulation simulation = new Simulation(seed, true);
    simulation.violations();
    return simulation.trace();
  }
}
