package dev.pollen.engine.plan;

import dev.pollen.engine.plan.AccountPlan.Verdict;
import java.util.List;

/** What recipes would cost and need. */
public record Forecast(
    List<AccountPlan> accounts, List<ScopePlan> connections, List<RecipePlan> recipes) {

  public Forecast {
    accounts = List.copyOf(accounts);
    connections = List.copyOf(connections);
    recipes = List.copyOf(recipes);
  }

  /** Whether every account's polls fit its budgets and no connection lacks what recipes need. */
  public boolean works() {
    return accounts.stream().noneMatch(account -> account.verdict() == Verdict.OVER)
        && connections.stream().allMatch(one -> one.missing().isEmpty() && !one.torn());
  }
}
