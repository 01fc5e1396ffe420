package dev.pollen.engine.plan;

import dev.pollen.catalog.SystemSpec;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.intake.FeedKey;
import dev.pollen.engine.recipe.Recipe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Foretells what recipes cost and need, by the same rules by which they run. Pure: reads no clock,
 * disk or network, and may be used on any thread.
 */
public final class Planner {
  private final PlanGround ground;
  private final Map<String, Shared> feeds = new LinkedHashMap<>();
  private final Map<String, List<OperationUse>> uses = new LinkedHashMap<>();

  private Planner(PlanGround ground) {
    this.ground = ground;
  }

  /** Recipes whose operations the catalog does not know are left out: checking them is not ours. */
  public static Forecast plan(List<Recipe> recipes, PlanGround ground) {
    Planner planner = new Planner(ground);
    recipes.forEach(planner::add);
    return planner.forecast(recipes);
  }

  /** Only the polls, by account: nothing of steps, and no recipe's text is read. */
  public static List<AccountPlan> polls(List<Recipe> recipes, PlanGround ground) {
    Planner planner = new Planner(ground);
    recipes.forEach(planner::join);
    Map<String, String> systems = new TreeMap<>();
    planner.feeds.values().forEach(one -> systems.put(one.account(), one.spec().system()));
    return systems.entrySet().stream()
        .map(one -> planner.account(one.getKey(), one.getValue(), List.of()))
        .toList();
  }

  /** A feed and who is on it. */
  private record Shared(String key, String account, TriggerSpec spec, List<Recipe> recipes) {
    FeedPlan plan(PlanGround ground) {
      Duration every =
          recipes.stream().map(one -> one.trigger().every()).min(Duration::compareTo).orElseThrow();
      return new FeedPlan(
          spec.key(),
          every,
          PagesPerPoll.of(spec, recipes, every, ground),
          recipes.stream().map(Recipe::id).toList(),
          FeedKey.hash(key));
    }
  }

  private void add(Recipe recipe) {
    uses.put(recipe.id(), RecipeUses.of(recipe, ground.catalog()));
    join(recipe);
  }

  private void join(Recipe recipe) {
    polled(recipe)
        .ifPresent(
            spec ->
                feeds
                    .computeIfAbsent(
                        key(recipe, spec),
                        none -> new Shared(none, account(recipe, spec), spec, new ArrayList<>()))
                    .recipes()
                    .add(recipe));
  }

  private Optional<TriggerSpec> polled(Recipe recipe) {
    return ground
        .catalog()
        .trigger(recipe.trigger().operation())
        .filter(spec -> !spec.clock() && !spec.pushed());
  }

  private String key(Recipe recipe, TriggerSpec spec) {
    return FeedKey.of(recipe, spec, account(recipe, spec));
  }

  private String account(Recipe recipe, TriggerSpec spec) {
    return ground.account(ground.connection(spec, recipe.trigger().connection(), recipe));
  }

  private List<RunLoad> runs(List<Recipe> recipes, String account) {
    List<RunLoad> runs = new ArrayList<>();
    for (Recipe recipe : recipes) {
      RunCost cost = RunCosts.of(recipe, ground, account);
      ground
          .assumed()
          .eventsOf(recipe.id())
          .filter(anHour -> anHour > 0 && !cost.isNothing())
          .map(anHour -> new RunLoad(recipe.id(), anHour, cost, operations(recipe, account)))
          .ifPresent(runs::add);
    }
    return runs;
  }

  private Map<String, Integer> operations(Recipe recipe, String account) {
    Map<String, Integer> all = new TreeMap<>();
    for (OperationUse use : uses.get(recipe.id())) {
      String key = use.operation().key();
      int once = RunCosts.of(recipe, ground, account, spec -> spec.key().equals(key)).once();
      if (once > 0) {
        all.put(key, once);
      }
    }
    return all;
  }

  private Forecast forecast(List<Recipe> recipes) {
    List<OperationUse> all = uses.values().stream().flatMap(List::stream).toList();
    Map<String, String> systems = new TreeMap<>();
    all.forEach(use -> systems.put(ground.account(use.connection()), use.operation().system()));
    return new Forecast(
        systems.entrySet().stream()
            .map(one -> account(one.getKey(), one.getValue(), recipes))
            .toList(),
        ground.connections().values().stream()
            .sorted(Comparator.comparing(PlannedConnection::name))
            .map(one -> one.scopes(all))
            .filter(ScopePlan::used)
            .toList(),
        recipes.stream().map(this::recipe).toList(),
        ground.polling().overBudget());
  }

  private AccountPlan account(String account, String system, List<Recipe> recipes) {
    List<String> connections =
        ground.connections().values().stream()
            .filter(one -> one.account().equals(account))
            .map(PlannedConnection::name)
            .sorted()
            .toList();
    List<FeedPlan> polls =
        feeds.values().stream()
            .filter(feed -> feed.account().equals(account))
            .map(feed -> feed.plan(ground))
            .toList();
    List<SystemSpec.Budget> budgets =
        ground.catalog().system(system).map(SystemSpec::budgets).orElse(List.of()).stream()
            .map(budget -> budget.share(ground.share(account)))
            .toList();
    return new AccountPlan(account, system, connections, polls, budgets, runs(recipes, account));
  }

  private RecipePlan recipe(Recipe recipe) {
    Optional<FeedPlan> feed =
        polled(recipe).map(spec -> feeds.get(key(recipe, spec))).map(one -> one.plan(ground));
    Map<String, RunCost> costs = new TreeMap<>();
    for (PlannedConnection connection : ground.connections().values()) {
      RunCost cost = RunCosts.of(recipe, ground, connection.account());
      if (!cost.isNothing()) {
        costs.put(connection.account(), cost);
      }
    }
    return new RecipePlan(recipe, feed, uses.get(recipe.id()), costs);
  }
}
