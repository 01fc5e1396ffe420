package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.catalog.SystemSpec.Budget;
import dev.pollen.engine.dispatch.Permits.Permit;
import dev.pollen.engine.dispatch.Permits.Purpose;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.RateSignal;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who shares what with whom. */
class BudgetsTest {
  private static final List<Budget> TWO_A_MINUTE = List.of(new Budget(2, Duration.ofMinutes(1)));

  private Bench bench(List<Budget> budgets) {
    Bench bench = new Bench(budgets);
    bench.loops = 2;
    bench.start();
    return bench;
  }

  private static Future<Permit> ask(Bench bench, String account, int loop, String recipe) {
    Permits permits = bench.dispatch.permits(account, bench.alive.get(loop));
    Future<Permit> asked = permits.ask(Purpose.RUN, recipe);
    bench.time.settle();
    return asked;
  }

  private static void throttle(Bench bench, Future<Permit> permit) {
    permit.result().failed(Fault.of(Fault.Kind.THROTTLED, "slow down"));
    bench.time.settle();
  }

  @Test
  void anAccountsBudgetIsOneWhoeverAsksOnWhicheverLoop() {
    Bench bench = bench(TWO_A_MINUTE);
    assertTrue(ask(bench, "acme:one", 1, "a").isComplete());
    assertTrue(ask(bench, "acme:one", 2, "b").isComplete());
    assertFalse(ask(bench, "acme:one", 1, "c").isComplete());
    assertFalse(ask(bench, "acme:one", 2, "a").isComplete());
    assertTrue(ask(bench, "acme:two", 1, "a").isComplete());
  }

  @Test
  void aPermitsHolderKeepsToTheSameBudgetHoweverManyAccountsCameAndWent() {
    Bench bench = bench(TWO_A_MINUTE);
    Permits kept = bench.dispatch.permits("acme:one", bench.alive.get(1));
    for (int i = 0; i < 1_000; i++) {
      ask(bench, "acme:other" + i, 1, "a").result().ended(RateSignal.NONE);
    }
    bench.run(Duration.ofMinutes(10));
    for (int i = 0; i < 1_000; i++) {
      ask(bench, "acme:later" + i, 1, "a").result().ended(RateSignal.NONE);
    }
    kept.ask(Purpose.RUN, "a");
    assertTrue(ask(bench, "acme:one", 1, "b").isComplete());
    assertFalse(ask(bench, "acme:one", 2, "c").isComplete());
  }

  @Test
  void aTooManyOfOneRunPausesTheWholeAccount() {
    Bench bench = bench(List.of(new Budget(100, Duration.ofSeconds(10))));
    bench.recipe("a", "steps: [ { action: acme.post, with: { id: a } } ]");
    bench.recipe("b", "steps: [ { action: acme.put, with: { id: b } } ]");
    bench.acme.answer(Specs.POST, Answer.throttled(Duration.ofMinutes(4)));
    bench.run("a", "k");
    bench.seconds(1);
    RunId other = bench.run("b", "k");
    bench.run(Duration.ofMinutes(3));
    assertEquals(1, bench.acme.calls.size());
    bench.run(Duration.ofMinutes(2));
    assertEquals(RunState.DONE, bench.state(other));
  }

  @Test
  void aTooManyWithoutATimePausesTheWholeAccountToo() {
    Bench bench = bench(List.of(new Budget(100, Duration.ofSeconds(10))));
    bench.recipe("a", "steps: [ { action: acme.post } ]");
    bench.recipe("b", "steps: [ { action: acme.put } ]");
    bench.acme.answer(Specs.POST, Answer.throttled());
    bench.run("a", "k");
    bench.seconds(1);
    bench.run("b", "k");
    bench.seconds(8);
    assertEquals(0, bench.acme.calls(Specs.PUT).size());
    bench.seconds(3);
    assertEquals(1, bench.acme.calls(Specs.PUT).size());
  }

  @Test
  void withoutABudgetEachRecipeHasItsOwnCap() {
    Bench bench = new Bench();
    bench.limits = Samples.limits(100, 1_000, 1);
    bench.start();
    assertTrue(ask(bench, "open:one", 1, "a").isComplete());
    assertFalse(ask(bench, "open:one", 1, "a").isComplete());
    assertTrue(ask(bench, "open:one", 1, "b").isComplete());
  }

  @Test
  void withoutABudgetATooManyStillPausesEveryRecipeOfTheAccountOnEveryLoop() {
    Bench bench = bench(List.of());
    throttle(bench, ask(bench, "open:one", 1, "a"));
    Future<Permit> sameLoop = ask(bench, "open:one", 1, "b");
    Future<Permit> otherLoop = ask(bench, "open:one", 2, "c");
    assertFalse(sameLoop.isComplete() || otherLoop.isComplete());
    assertTrue(ask(bench, "open:two", 1, "b").isComplete());
    bench.seconds(2);
    assertTrue(sameLoop.isComplete() && otherLoop.isComplete());
  }

  @Test
  void whereASystemHasNoAccountsATooManyPausesItsOwnRecipeOnly() {
    Bench bench = bench(List.of());
    throttle(bench, ask(bench, "open", 1, "a"));
    assertFalse(ask(bench, "open", 1, "a").isComplete());
    assertTrue(ask(bench, "open", 1, "b").isComplete());
  }

  @Test
  void recipesAndConnectionsThatAreGoneLeaveNothingBehind() {
    Bench bench = new Bench();
    bench.start();
    LimiterShelf shelf = new LimiterShelf();
    Pause pause = new Pause(Duration.ZERO);
    for (int i = 0; i < 10_000; i++) {
      Future<Permit> asked =
          shelf.ask(
              "recipe" + i,
              () -> new Limiter(bench.alive.get(1), List.of(), 5, pause),
              Purpose.RUN,
              "r");
      asked.result().ended(RateSignal.NONE);
      bench.time.settle();
    }
    assertTrue(shelf.size() <= 64, "" + shelf.size());
  }

  @Test
  void whatIsInUseIsKeptHoweverManyThereAre() {
    Bench bench = new Bench();
    bench.start();
    LimiterShelf shelf = new LimiterShelf();
    Pause pause = new Pause(Duration.ZERO);
    for (int i = 0; i < 1_000; i++) {
      shelf.ask(
          "recipe" + i,
          () -> new Limiter(bench.alive.get(1), List.of(), 5, pause),
          Purpose.RUN,
          "r");
    }
    assertEquals(1_000, shelf.size());
  }
}
