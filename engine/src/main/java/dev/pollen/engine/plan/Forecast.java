package dev.pollen.engine.plan;

import dev.pollen.engine.OverBudget;
import dev.pollen.engine.plan.AccountPlan.Verdict;
import java.util.List;

/**
 * What recipes would cost and need.
 *
 * @param overBudget what happens to polls that do not fit
 */
public record Forecast(
    List<AccountPlan> accounts,
    List<ScopePlan> connections,
    List<RecipePlan> recipes,
    OverBudget overBudget) {

  public Forecast {
    accounts = List.copyOf(accounts);
    connections = List.copyOf(connections);
    recipes = List.copyOf(recipes);
  }

  /**
   * Whether every account's polls fit its budgets, or are stretched until they do, and no
   * connection lacks what recipes need.
   */
  public boolean works() {
    return accounts.stream().noneMatch(one -> paced(one).verdict() == Verdict.OVER)
        && connections.stream().allMatch(one -> one.missing().isEmpty() && !one.torn());
  }

  /** The account as it is polled: stretched, if that is what is wanted. */
  public AccountPlan paced(AccountPlan account) {
    return overBudget == OverBudget.STRETCH ? account.stretched() : account;
  }
}
