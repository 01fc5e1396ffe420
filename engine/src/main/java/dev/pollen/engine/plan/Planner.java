package dev.pollen.engine.plan;

import dev.pollen.catalog.SystemSpec;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.intake.FeedKey;
import dev.pollen.engine.places.InstalledLists;
import dev.pollen.engine.recipe.Recipe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /**
   * Only the polls, by account that has a budget: nothing of steps, and no recipe's text is read.
   */
  public static List<AccountPlan> polls(List<Recipe> recipes, PlanGround ground) {
    Planner planner = new Planner(ground);
    recipes.forEach(planner::join);
    Map<String, String> systems = new TreeMap<>();
    planner.feeds.values().forEach(one -> systems.put(one.account(), one.spec().system()));
    return systems.entrySet().stream()
        .filter(one -> !planner.budgets(one.getValue()).isEmpty())
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
    Recipe.Source trigger = recipe.trigger();
    return ground.account(
        ground.connection(spec, trigger.connection(), trigger.location(), recipe));
  }

  private List<RunLoad> runs(List<Recipe> recipes, String account) {
    List<RunLoad> runs = new ArrayList<>();
    for (Recipe recipe : recipes) {
      RunCost cost = RunCosts.of(recipe, ground, account);
      ground
          .assumed()
          .eventsOf(recipe)
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
    Stream<String> own =
        ground.connections().values().stream()
            .filter(one -> one.account().equals(account))
            .map(PlannedConnection::name);
    Stream<String> below =
        uses.values().stream()
            .flatMap(List::stream)
            .filter(OperationUse::below)
            .map(OperationUse::connection)
            .filter(called -> ground.account(called).equals(account));
    List<String> connections = Stream.concat(own, below).distinct().sorted().toList();
    Stream<FeedPlan> shared =
        feeds.values().stream()
            .filter(feed -> feed.account().equals(account))
            .map(feed -> feed.plan(ground));
    List<FeedPlan> polls = Stream.concat(shared, lists(account)).toList();
    List<SystemSpec.Budget> budgets =
        budgets(system).stream().map(budget -> budget.share(ground.share(account))).toList();
    return new AccountPlan(account, system, connections, polls, budgets, runs(recipes, account));
  }

  private List<SystemSpec.Budget> budgets(String system) {
    return ground.catalog().system(system).map(SystemSpec::budgets).orElse(List.of());
  }

  /** Those of connections, and of accounts below them. */
  private Set<String> accounts(Recipe recipe) {
    return uses.get(recipe.id()).stream()
        .map(OperationUse::connection)
        .filter(called -> ground.connections().containsKey(Recipe.connectionOf(called)))
        .map(ground::account)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What lists the accounts below, for the recipes that work for all of them. */
  private Stream<FeedPlan> lists(String account) {
    Map<String, List<OperationUse>> lists =
        uses.values().stream()
            .flatMap(List::stream)
            .filter(use -> use.role() == OperationUse.Role.LOCATIONS)
            .filter(use -> ground.account(use.connection()).equals(account))
            .collect(Collectors.groupingBy(use -> use.operation().key()));
    return lists.values().stream().map(this::list);
  }

  private FeedPlan list(List<OperationUse> same) {
    TriggerSpec spec = (TriggerSpec) same.get(0).operation();
    return new FeedPlan(
        spec.key(),
        InstalledLists.every(ground.polling().min()),
        PagesPerPoll.of(spec, ground),
        same.stream().map(use -> use.recipe().family()).distinct().toList(),
        FeedKey.hash(spec.key()));
  }

  private RecipePlan recipe(Recipe recipe) {
    Optional<FeedPlan> feed =
        polled(recipe).map(spec -> feeds.get(key(recipe, spec))).map(one -> one.plan(ground));
    Map<String, RunCost> costs = new TreeMap<>();
    for (String account : accounts(recipe)) {
      RunCost cost = RunCosts.of(recipe, ground, account);
      if (!cost.isNothing()) {
        costs.put(account, cost);
      }
    }
    return new RecipePlan(recipe, feed, uses.get(recipe.id()), costs);
  }
}
