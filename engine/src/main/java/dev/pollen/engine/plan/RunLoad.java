package dev.pollen.engine.plan;

import java.util.Map;

/**
 * The runs of one recipe, where it is known how often it runs.
 *
 * @param anHour how many runs
 * @param cost of one of them
 * @param operations what of it is each operation's, without retries and unknown loops
 */
public record RunLoad(String recipe, double anHour, RunCost cost, Map<String, Integer> operations) {
  private static final double HOURS = 24;

  public RunLoad {
    operations = Map.copyOf(operations);
  }

  double requestsADay() {
    return anHour * HOURS * cost.once();
  }

  /** When each request is tried as often as it may be. */
  double mostADay() {
    return anHour * HOURS * cost.most();
  }
}
