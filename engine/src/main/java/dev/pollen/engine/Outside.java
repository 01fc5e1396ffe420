package dev.pollen.engine;

import dev.pollen.engine.status.BudgetStatus;
import dev.pollen.engine.status.Cause;
import dev.pollen.engine.status.HostStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What outside keeps the engine from its work: pure. */
final class Outside {
  private static final Duration BRIEF = Duration.ofMinutes(1);

  private Outside() {}

  static List<Cause> causes(List<BudgetStatus> budgets, List<HostStatus> hosts, Instant now) {
    List<Cause> causes = new ArrayList<>();
    budgets.forEach(
        budget ->
            budget
                .usedUp()
                .map(part -> words(budget, part))
                .ifPresent(
                    words -> causes.add(new Cause(Cause.Kind.BUDGET, budget.account(), words))));
    hosts.stream()
        .filter(host -> host.since().filter(at -> at.isBefore(now.minus(BRIEF))).isPresent())
        .forEach(host -> causes.add(new Cause(Cause.Kind.HOST, host.host(), host.words())));
    return causes;
  }

  private static String words(BudgetStatus budget, BudgetStatus.Part part) {
    return "the budget of %s is used up (%d requests in %d h): polls and runs wait%s, and go on by themselves"
        .formatted(
            budget.account(),
            part.requests(),
            part.per().toHours(),
            budget.until().map(at -> " until " + at).orElse(""));
  }
}
