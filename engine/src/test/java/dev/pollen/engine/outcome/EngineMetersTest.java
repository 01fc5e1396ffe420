package dev.pollen.engine.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

/** What the meters show. */
class EngineMetersTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final EngineMeters meters = new EngineMeters(registry);

  private double standing(String state) {
    return registry.get("pollen.runs.standing").tag("state", state).gauge().value();
  }

  @Test
  void runsThatStandInAStateAreShownAsTheyAreNow() {
    meters.standing("parked", 3);
    meters.standing("stale", 1);
    meters.standing("parked", 2);
    assertEquals(2, standing("parked"));
    assertEquals(1, standing("stale"));
  }
}
