package dev.pollen.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.catalog.SystemSpec.Budget;
import dev.pollen.engine.plan.AccountPlan.Verdict;
import dev.pollen.engine.plan.PagesPerPoll.Reads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Polls against budgets: 100 in ten seconds, 200,000 a day. */
class AccountPlanTest {
  private static final Budget SHORT = new Budget(100, Duration.ofSeconds(10));
  private static final Budget DAY = new Budget(200_000, Duration.ofDays(1));
  private static final Duration MIN = Duration.ofMinutes(1);
  private static final Duration MAX = Duration.ofMinutes(15);

  private static AccountPlan account(int feeds, Duration every, int pages) {
    List<FeedPlan> all = new ArrayList<>();
    for (int i = 0; i < feeds; i++) {
      PagesPerPoll each =
          new PagesPerPoll(Reads.WHOLE_LIST, Map.of("shop.order.list", pages), pages, 100, 50);
      all.add(new FeedPlan("shop.order.list", every, each, List.of("r" + i), i * 7919L));
    }
    return new AccountPlan("shop:1", "shop", List.of("acme"), all, List.of(SHORT, DAY), List.of());
  }

  @Test
  void aDayIsCountedPollByPoll() {
    AccountPlan plan = account(10, Duration.ofMinutes(5), 3);
    assertEquals(10 * 288 * 3, plan.requestsADay());
    assertEquals(10 * 288 * 100, plan.mostPollsADay());
    assertEquals(4.32, plan.percent(DAY), 0.001);
    assertEquals(1.0, plan.percent(SHORT), 0.001);
    assertEquals(Optional.of(200_000L - 8640), plan.roomADay());
    assertEquals(30, plan.atStart());
  }

  @Test
  void fromEightyPercentOnItIsTightAndFromAHundredOnItIsOver() {
    assertEquals(Verdict.FITS, account(111, MIN, 1).verdict());
    assertEquals(Verdict.TIGHT, account(112, MIN, 1).verdict());
    assertEquals(Verdict.TIGHT, account(138, MIN, 1).verdict());
    assertEquals(Verdict.OVER, account(139, MIN, 1).verdict());
    assertEquals(Optional.of(0L), account(139, MIN, 1).roomADay());
  }

  @Test
  void theShortBudgetCountsToo() {
    AccountPlan seconds = account(8, Duration.ofSeconds(1), 1);
    assertEquals(80, seconds.percent(SHORT), 0.001);
    assertEquals(Verdict.OVER, seconds.verdict());
  }

  @Test
  void theSmallestIntervalThatFitsBringsThePollsBelowEightyPercent() {
    AccountPlan over = account(139, MIN, 2);
    Duration every = over.smallestEvery(MIN, MAX).orElseThrow();
    assertEquals(Duration.ofMinutes(3), every);
    assertEquals(Verdict.FITS, over.at(every).verdict());
    assertEquals(Verdict.OVER, over.at(every.minus(MIN)).verdict());
  }

  @Test
  void noIntervalMayFit() {
    assertEquals(Optional.empty(), account(50, MIN, 100).smallestEvery(MIN, MAX));
  }

  @Test
  void listsMayGrowUntilTheDayIsFull() {
    assertEquals(
        Optional.of(200_000L / 2880), account(10, Duration.ofMinutes(5), 1).pagesThatFit());
  }

  @Test
  void withoutABudgetNothingIsRefused() {
    AccountPlan plan = new AccountPlan("http", "http", List.of(), List.of(), List.of(), List.of());
    assertEquals(Verdict.NO_BUDGET, plan.verdict());
    assertEquals(Optional.empty(), plan.roomADay());
  }
}
