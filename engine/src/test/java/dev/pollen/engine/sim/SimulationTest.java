package dev.pollen.engine.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The engine's own classes under many schedules. {@code -Dpollen.seeds=1000000} runs more of them,
 * {@code -Dpollen.seed=N} runs one again.
 */
class SimulationTest {

  @Test
  void noScheduleLosesARecordOrSilentlyRepeatsAnUnrepeatableAction() {
    long only = Long.getLong("pollen.seed", -1);
    long first = only < 0 ? 1 : only;
    long last = only < 0 ? Long.getLong("pollen.seeds", 500) : only;
    List<String> violations = new ArrayList<>();
    for (long seed = first; seed <= last && violations.size() < 20; seed++) {
      violations.addAll(new Simulation(seed).violations());
    }
    assertEquals(List.of(), violations);
  }
}
