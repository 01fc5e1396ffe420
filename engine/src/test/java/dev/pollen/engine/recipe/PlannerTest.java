package dev.pollen.engine.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.Limits;
import dev.pollen.engine.Polling;
import dev.pollen.engine.plan.AccountPlan;
import dev.pollen.engine.plan.Assumed;
import dev.pollen.engine.plan.Forecast;
import dev.pollen.engine.plan.Interruption.Then;
import dev.pollen.engine.plan.PlanGround;
import dev.pollen.engine.plan.PlannedConnection;
import dev.pollen.engine.plan.Planner;
import dev.pollen.engine.plan.RunCost;
import dev.pollen.engine.plan.ScopePlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What recipes would cost and need, counted by hand beside it. */
class PlannerTest {
  private static final String LIST =
      """
      connection: acme
      trigger:
        type: shop.order.list
        every: EVERY
        with: {limit: 5}
      steps:
        - action: shop.tag.add
          with: {orderId: "${{ record.id }}", tags: [a]}
      """;

  private static PlannedConnection connection(String name, String account, Set<String> granted) {
    return new PlannedConnection(
        name, "shop", account, Optional.of(granted).filter(set -> !set.isEmpty()));
  }

  private static PlanGround ground(PlannedConnection... connections) {
    Map<String, PlannedConnection> byName = new java.util.TreeMap<>();
    for (PlannedConnection one : connections) {
      byName.put(one.name(), one);
    }
    return new PlanGround(Shop.CATALOG, byName, Limits.DEFAULT, Polling.DEFAULT, Assumed.NOTHING);
  }

  private static final PlanGround ONE_ACCOUNT =
      ground(connection("acme", "shop:1", Set.of()), connection("reader", "shop:1", Set.of()));

  private static Recipe recipe(String id, String text) {
    return Shop.recipe("id: " + id + "\n" + text);
  }

  private static AccountPlan account(Forecast forecast, String name) {
    return forecast.accounts().stream()
        .filter(one -> one.account().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static RunCost cost(String steps) {
    Forecast forecast = Planner.plan(List.of(Shop.recipe(Shop.withSteps(steps))), ONE_ACCOUNT);
    return forecast.recipes().get(0).costs().getOrDefault("shop:1", RunCost.NOTHING);
  }

  @Test
  void equalPollsOfOneAccountAreOnePollAtTheSmallestInterval() {
    Recipe first = recipe("a", LIST.replace("EVERY", "5m"));
    Recipe second =
        recipe("b", LIST.replace("EVERY", "2m").replace("type:", "connection: reader\n  type:"));
    Recipe other = recipe("c", LIST.replace("EVERY", "15m").replace("5}", "6}"));
    AccountPlan plan = account(Planner.plan(List.of(first, second, other), ONE_ACCOUNT), "shop:1");
    assertEquals(2, plan.feeds().size());
    assertEquals(List.of("a", "b"), plan.feeds().get(0).recipes());
    assertEquals(720 + 96, plan.requestsADay());
    assertEquals(List.of("acme", "reader"), plan.connections());
  }

  @Test
  void ofTwoAccountsEachPollsForItself() {
    PlanGround two =
        ground(connection("acme", "shop:1", Set.of()), connection("reader", "shop:2", Set.of()));
    Recipe first = recipe("a", LIST.replace("EVERY", "5m"));
    Recipe second =
        recipe("b", LIST.replace("EVERY", "5m").replace("type:", "connection: reader\n  type:"));
    Forecast forecast = Planner.plan(List.of(first, second), two);
    assertEquals(288, account(forecast, "shop:1").requestsADay());
    assertEquals(288, account(forecast, "shop:2").requestsADay());
    assertEquals(List.of(), forecast.recipes().get(0).sharesWith());
  }

  @Test
  void aRotationIsCountedWithAllThatOnePollMayRead() {
    Recipe rotation =
        recipe(
            "a",
            """
            connection: acme
            trigger: {type: shop.line.list, every: 5m, of: shop.order.list}
            steps: [{stop: x}]
            """);
    AccountPlan plan = account(Planner.plan(List.of(rotation), ONE_ACCOUNT), "shop:1");
    assertEquals(288L * Limits.DEFAULT.pages(), plan.requestsADay());
  }

  @Test
  void clocksPollNobody() {
    Recipe clock = recipe("a", "trigger: {type: note.tick}\nsteps: [{stop: x}]\n");
    Forecast forecast = Planner.plan(List.of(clock), ONE_ACCOUNT);
    assertTrue(forecast.recipes().get(0).feed().isEmpty());
    assertEquals(0, account(forecast, "note").requestsADay());
  }

  private static final String TAG =
      "- action: shop.tag.add\n  with: {orderId: a, tags: [b]}\n  retry: {times: 2}\n";

  @Test
  void aRunIsCountedWithItsDearestBranchAndWithEveryRetry() {
    RunCost cost =
        cost("- if: record.id\n  steps:\n" + (TAG + TAG).indent(4) + "  else:\n" + TAG.indent(4));
    assertEquals(new RunCost(2, 0, 0, 6, 0), cost);
  }

  @Test
  void whatIsInALoopIsCountedPerItem() {
    RunCost cost = cost(TAG + "- for_each: record.lines\n  steps:\n" + TAG.indent(4));
    assertEquals(new RunCost(1, 1, 0, 3, 3), cost);
  }

  @Test
  void stepsOfOtherSystemsCostTheAccountNothing() {
    assertEquals(RunCost.NOTHING, cost("- action: note.write\n  with: {message: a}"));
  }

  @Test
  void scopesAreToldWithTheLinesThatNeedThem() {
    PlanGround granted = ground(connection("acme", "shop:1", Set.of("orders.read", "spare")));
    Forecast forecast = Planner.plan(List.of(recipe("a", LIST.replace("EVERY", "5m"))), granted);
    ScopePlan plan = forecast.connections().get(0);
    assertEquals(Set.of("orders.read", "tags.write"), plan.needed().keySet());
    assertEquals(4, plan.needed().get("orders.read").get(0).line());
    assertEquals(8, plan.needed().get("tags.write").get(0).line());
    assertEquals(Set.of("tags.write"), plan.missing());
    assertEquals(Set.of("spare"), plan.unneeded());
    assertFalse(forecast.works());
  }

  @Test
  void nothingIsMissingWhereNobodySaidWhatIsGranted() {
    Forecast forecast =
        Planner.plan(List.of(recipe("a", LIST.replace("EVERY", "5m"))), ONE_ACCOUNT);
    assertEquals(Set.of(), forecast.connections().get(0).missing());
    assertTrue(forecast.works());
  }

  @Test
  void whatBecomesOfAStepIsSaidByItsEffect() {
    Recipe recipe =
        Shop.recipe(
            Shop.withSteps(
                """
                - action: shop.order.list
                - action: shop.call
                  with: {method: POST}
                - action: shop.call
                  with: {method: POST, effect: idempotent}
                """));
    List<Then> then =
        Planner.plan(List.of(recipe), ONE_ACCOUNT).recipes().get(0).uses().stream()
            .skip(1)
            .map(use -> use.interruption().then())
            .toList();
    assertEquals(List.of(Then.REPEATS, Then.BY_METHOD, Then.REPEATS), then);
  }
}
