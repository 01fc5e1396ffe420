package dev.pollen.sandbox;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Decides what goes wrong: by the plan in force, from a seed of its own. Every strike stands in the
 * ledger. Belongs to the look-alike's event loop; only the plan may be changed from any thread.
 */
final class Faults {
  private final RandomGenerator random;
  private final Ledger ledger;
  private final Map<FaultRule, Integer> struck = new HashMap<>();
  private volatile FaultPlan plan;
  private FaultPlan counted;

  Faults(FaultPlan plan, RandomGenerator random, Ledger ledger) {
    this.plan = plan;
    this.counted = plan;
    this.random = random;
    this.ledger = ledger;
  }

  FaultPlan plan() {
    return plan;
  }

  /** From the next request on; what was to strike a number of times begins anew. */
  void follow(FaultPlan other) {
    plan = other;
  }

  /** What strikes this request; at most one fault, by the order of the plan. */
  Optional<FaultRule> strike(String operation, boolean write) {
    return draw(operation, rule -> rule.kind().strikes(write));
  }

  /** A clock that now and then is early or late. */
  InstantSource skewed(InstantSource truth) {
    return new SkewedClock(truth, this::skew);
  }

  private Duration skew() {
    return draw("", rule -> rule.kind() == FaultKind.SKEW)
        .map(rule -> random.nextBoolean() ? rule.length() : rule.length().negated())
        .orElse(Duration.ZERO);
  }

  private Optional<FaultRule> draw(String operation, java.util.function.Predicate<FaultRule> fits) {
    FaultPlan now = renewed();
    for (FaultRule rule : now.rules()) {
      if (fits.test(rule) && rule.concerns(operation) && strikes(rule)) {
        ledger.struck(rule.kind().word(), operation);
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  private FaultPlan renewed() {
    if (counted != plan) {
      counted = plan;
      struck.clear();
    }
    return counted;
  }

  private boolean strikes(FaultRule rule) {
    if (rule.times() == 0) {
      return random.nextDouble() < rule.share();
    }
    return struck.merge(rule, 1, (before, one) -> Math.min(before + one, rule.times() + 1))
        <= rule.times();
  }
}
