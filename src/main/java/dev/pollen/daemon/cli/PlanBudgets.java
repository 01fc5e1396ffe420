package dev.pollen.daemon.cli;

import dev.pollen.catalog.SystemSpec.Budget;
import dev.pollen.engine.plan.AccountPlan;
import dev.pollen.engine.plan.Burst;
import java.time.Duration;
import java.util.Comparator;

/** One account's budgets, a bar each: how full the worst that can be known makes them. */
final class PlanBudgets {
  private static final int BAR = 20;
  private static final int FULL = 100;
  private static final int CAREFUL = 80;
  private static final Duration DAY = Duration.ofDays(1);

  private final Console console;
  private final Paint paint;
  private final AccountPlan account;

  PlanBudgets(Console console, AccountPlan account) {
    this.console = console;
    this.paint = console.paint();
    this.account = account;
  }

  void print() {
    account.budgets().stream()
        .sorted(Comparator.comparing(Budget::per).reversed())
        .forEach(this::average);
    account.shortest().ifPresent(this::bursts);
  }

  /** Of the shortest budget the average is no more than a word: what counts there is the crowd. */
  private void average(Budget budget) {
    if (account.shortest().filter(budget::equals).isEmpty() || account.budgets().size() == 1) {
      row(name(budget.per()), account.percent(budget), budget, made(budget));
    }
  }

  private String made(Budget budget) {
    boolean day = budget.per().equals(DAY) && account.runsADay() > 0;
    return day
        ? "%s by polls, %s by runs"
            .formatted(PlanWords.number(account.pollsADay()), PlanWords.number(account.runsADay()))
        : "";
  }

  private void bursts(Budget budget) {
    account
        .burst()
        .filter(burst -> burst.fullest() > 0)
        .ifPresent(burst -> row(name(budget.per()), percent(burst, budget), budget, met(burst)));
    account
        .startBurst()
        .filter(burst -> burst.fullest() > 0)
        .ifPresent(burst -> row("at start", percent(burst, budget), budget, begun(burst)));
  }

  private static double percent(Burst burst, Budget budget) {
    return (double) burst.fullest() * FULL / budget.requests();
  }

  private static String met(Burst burst) {
    return burst.longest().isZero()
        ? "when most meet"
        : "when most meet, the last " + PlanWords.about(burst.longest()) + " late";
  }

  private static String begun(Burst burst) {
    return burst.longest().isZero()
        ? "at first"
        : "at first, the last after " + PlanWords.about(burst.longest());
  }

  private static String name(Duration per) {
    String span = PlanWords.span(per);
    return span.equals("1d") ? "a day" : "in " + span;
  }

  private void row(String name, double percent, Budget budget, String more) {
    String line =
        "  %-9s %s %7s of %-7s"
            .formatted(
                name,
                bar(percent),
                PlanWords.percent(percent),
                PlanWords.number(budget.requests()));
    console.out().println((line + "  " + paint.dim(more)).stripTrailing());
  }

  private String bar(double percent) {
    int full = (int) Math.min(BAR, Math.ceil(percent * BAR / FULL));
    String filled = "█".repeat(full);
    String coloured =
        percent >= FULL
            ? paint.bad(filled)
            : percent >= CAREFUL ? paint.careful(filled) : paint.good(filled);
    return coloured + paint.dim("░".repeat(BAR - full));
  }
}
