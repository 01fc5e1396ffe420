package dev.pollen.engine;

import dev.pollen.engine.EventLog.Level;
import dev.pollen.engine.plan.AccountPlan;
import dev.pollen.engine.plan.Assumed;
import dev.pollen.engine.plan.PlanGround;
import dev.pollen.engine.plan.PlannedConnection;
import dev.pollen.engine.plan.Planner;
import dev.pollen.engine.poll.Stretch;
import dev.pollen.engine.recipe.Recipe;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whether the polls of recipes fit the budgets of their accounts, as a plan of them says; told
 * where they do not, and what is done about it. Any thread.
 */
final class BudgetCheck {
  private final EngineSetup setup;
  private volatile Map<String, String> over = Map.of();

  BudgetCheck(EngineSetup setup) {
    this.setup = setup;
  }

  /** How much each account's polls are to be slowed down; those that are not are not in it. */
  Map<String, Stretch> look(List<Recipe> recipes) {
    Map<String, String> words = new TreeMap<>();
    Map<String, Stretch> stretches = new TreeMap<>();
    List<Recipe> enabled = recipes.stream().filter(Recipe::enabled).toList();
    for (AccountPlan account : Planner.polls(enabled, ground())) {
      Stretch stretch = account.stretch();
      if (!stretch.isNone()) {
        boolean slower = setup.polling().overBudget() == OverBudget.STRETCH;
        words.put(account.account(), words(account, stretch, slower));
        if (slower) {
          stretches.put(account.account(), stretch);
        }
      }
    }
    words.forEach(this::tell);
    over = Map.copyOf(words);
    return stretches;
  }

  private static String words(AccountPlan account, Stretch stretch, boolean stretched) {
    String wanted =
        String.format(
            Locale.ROOT,
            "the polls of %s want %.0f %% of its budget",
            account.account(),
            account.percent());
    return stretched
        ? wanted
            + String.format(
                Locale.ROOT,
                ": each is made %.1f times slower (polling.over_budget: stretch)",
                stretch.factor())
        : wanted + " and may be late: 'pollen plan' says which 'every' fits";
  }

  private void tell(String account, String words) {
    if (!words.equals(over.get(account))) {
      setup.events().tell(Level.WARN, "budget.over", words, Map.of("account", account));
    }
  }

  /** What is to be said of an account, if its polls do not fit as they are. */
  Optional<String> about(String account) {
    return Optional.ofNullable(over.get(account));
  }

  private PlanGround ground() {
    Map<String, PlannedConnection> connections = new TreeMap<>();
    Map<String, String> systems = setup.connections().systemsByName();
    setup
        .connections()
        .accounts()
        .forEach(
            (name, account) ->
                connections.put(
                    name,
                    new PlannedConnection(
                        name,
                        systems.getOrDefault(name, name),
                        account,
                        Optional.empty(),
                        setup.connections().share(account))));
    return new PlanGround(
        setup.catalog(), connections, setup.limits(), setup.polling(), Assumed.NOTHING);
  }
}
