package dev.pollen.daemon.cli;

import dev.pollen.catalog.SystemSpec;
import dev.pollen.catalog.SystemSpec.Budget;
import dev.pollen.daemon.cli.PlanCommand.PlanReport;
import dev.pollen.engine.plan.AccountPlan;
import dev.pollen.engine.plan.AccountPlan.Verdict;
import dev.pollen.engine.plan.FeedPlan;
import dev.pollen.engine.plan.PagesPerPoll.Reads;
import dev.pollen.engine.plan.RunCost;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What one account is asked for, against what it allows. */
final class PlanAccount {
  private static final int BAR = 24;

  private final Console console;
  private final Paint paint;
  private final PlanReport report;
  private final AccountPlan account;

  PlanAccount(Console console, PlanReport report, AccountPlan account) {
    this.console = console;
    this.paint = console.paint();
    this.report = report;
    this.account = account;
  }

  /** An account that is neither polled nor limited has nothing to tell. */
  void print() {
    if (account.feeds().isEmpty() && account.budgets().isEmpty()) {
      return;
    }
    line("");
    line(paint.bold(title()) + paint.dim(names()));
    if (!account.feeds().isEmpty()) {
      polls();
    }
    if (account.verdict() == Verdict.NO_BUDGET) {
      line(
          "  %s requests a day; no limit is known, a 429 is obeyed."
              .formatted(PlanWords.number(account.requestsADay())));
    } else {
      budgets();
      verdict();
      steps();
    }
    notes();
  }

  private void line(String text) {
    console.out().println(text);
  }

  private String title() {
    return report
        .ground()
        .catalog()
        .system(account.system())
        .map(SystemSpec::title)
        .orElse(account.system());
  }

  private String names() {
    return account.connections().isEmpty()
        ? ""
        : "  %s (%s)".formatted(String.join(", ", account.connections()), account.account());
  }

  private void polls() {
    Table table = Table.of("POLL", "EVERY", "READS", "   A DAY", "AT MOST", "FOR");
    account.feeds().stream()
        .sorted(
            Comparator.comparingLong(FeedPlan::requestsADay)
                .reversed()
                .thenComparing(FeedPlan::operation))
        .forEach(feed -> row(table, feed));
    table.print(console);
  }

  private static void row(Table table, FeedPlan feed) {
    table.row(
        feed.operation(),
        PlanWords.span(feed.every()),
        PlanWords.reads(feed.pages()),
        PlanWords.number(feed.requestsADay(), 8),
        PlanWords.number(feed.mostADay(), 7),
        String.join(", ", feed.recipes()));
  }

  private void budgets() {
    for (Budget budget : account.budgets()) {
      double percent = account.percent(budget);
      String per = PlanWords.span(budget.per());
      line(
          "  %-9s %s %8s of %s"
              .formatted(
                  per.equals("1d") ? "a day" : "in " + per,
                  bar(percent),
                  PlanWords.percent(percent),
                  PlanWords.number(budget.requests())));
    }
    account.budgets().stream().min(Comparator.comparing(Budget::per)).ifPresent(this::start);
  }

  /** Each first poll comes at once; what is over waits its turn. */
  private void start(Budget shortest) {
    if (account.atStart() == 0) {
      return;
    }
    double percent = 100.0 * account.atStart() / shortest.requests();
    long windows = (account.atStart() - 1L) / shortest.requests();
    line(
        "  %-9s %s %8s of %s in %s"
            .formatted(
                "at start",
                bar(percent),
                PlanWords.percent(percent),
                PlanWords.number(shortest.requests()),
                PlanWords.span(shortest.per())));
    if (windows > 0) {
      note(
          "At the start of new recipes up to %s wait their turn; the last comes after %s."
              .formatted(
                  Count.of(account.atStart(), "request"),
                  PlanWords.span(shortest.per().multipliedBy(windows))));
    }
  }

  private String bar(double percent) {
    int full = (int) Math.min(BAR, Math.ceil(percent * BAR / 100));
    String filled = "█".repeat(full);
    String coloured =
        percent >= 100
            ? paint.bad(filled)
            : percent >= 80 ? paint.careful(filled) : paint.good(filled);
    return coloured + paint.dim("░".repeat(BAR - full));
  }

  private void verdict() {
    String percent = PlanWords.percent(account.percent());
    switch (account.verdict()) {
      case OVER -> {
        line(paint.bad("  Does not fit: its polls want %s.".formatted(percent)));
        say(slower());
      }
      case TIGHT -> {
        line(paint.careful("  Tight: its polls want %s.".formatted(percent)));
        say(slower());
      }
      default -> line(paint.good("  Fits.") + faster());
    }
  }

  private Optional<Duration> smallest() {
    return account.smallestEvery(report.ground().polling().min(), report.ground().polling().max());
  }

  private String slower() {
    return smallest()
        .map(
            every ->
                "'every: %s' at the least, wherever it is less now, brings them below 80 %%."
                    .formatted(PlanWords.span(every)))
        .orElse(
            "No interval up to %s brings them below 80 %%: watch less, or with fewer inputs that differ."
                .formatted(PlanWords.span(report.ground().polling().max())));
  }

  private String faster() {
    Duration fastest =
        account.feeds().stream()
            .map(FeedPlan::every)
            .min(Duration::compareTo)
            .orElse(Duration.ZERO);
    Duration most = report.ground().polling().min();
    AccountPlan faster = account.at(most);
    return account.feeds().isEmpty() || fastest.equals(most) || faster.verdict() != Verdict.FITS
        ? ""
        : " Every %s would fit, too (%s)."
            .formatted(PlanWords.span(most), PlanWords.percent(faster.percent()));
  }

  /** How many events come cannot be known; how many would fit can. */
  private void steps() {
    if (account.verdict() == Verdict.OVER) {
      return;
    }
    Optional<Long> room = account.roomADay();
    int dearest =
        report.forecast().recipes().stream()
            .map(recipe -> recipe.costs().getOrDefault(account.account(), RunCost.NOTHING))
            .mapToInt(RunCost::once)
            .max()
            .orElse(0);
    room.ifPresent(
        left ->
            say(
                "Left for steps: %s requests a day%s."
                    .formatted(
                        PlanWords.number(left),
                        dearest == 0
                            ? ""
                            : ", so %s runs of the dearest recipe (%s each)"
                                .formatted(
                                    PlanWords.number(left / dearest),
                                    Count.of(dearest, "request")))));
  }

  private void notes() {
    List<FeedPlan> parents = reading(Reads.EACH_PARENT);
    int most = report.ground().limits().pages();
    if (!reading(Reads.WHOLE_LIST).isEmpty()) {
      note(lists());
    }
    if (!parents.isEmpty()) {
      note(
          "Each parent's records are a request: a poll makes up to %d and the next goes on, so that"
                  .formatted(most)
              + " 1,000 parents take %s."
                  .formatted(PlanWords.span(cycle(parents.get(0), 1000, most))));
    }
    if (account.mostADay() > account.requestsADay()) {
      note(
          "AT MOST: %d pages in every poll (limits.pages), after a flood or with long lists; that is"
                  .formatted(most)
              + " %s a day%s.".formatted(PlanWords.number(account.mostADay()), ofTheDay()));
    }
  }

  private String ofTheDay() {
    return account
        .roomADay()
        .map(room -> room + account.requestsADay())
        .map(day -> ", " + PlanWords.percent(100.0 * account.mostADay() / day))
        .orElse("");
  }

  private static Duration cycle(FeedPlan feed, int parents, int most) {
    return feed.every().multipliedBy((parents + most) / most);
  }

  private String lists() {
    String counted =
        report.ground().records().isPresent()
            ? "Lists are counted with %s records each."
                .formatted(PlanWords.number(report.ground().records().getAsInt()))
            : "Lists are counted as one page: give --records N if yours are longer.";
    return counted
        + account
            .pagesThatFit()
            .filter(pages -> pages > 0)
            .map(pages -> " The day is full at %s pages each.".formatted(PlanWords.number(pages)))
            .orElse("");
  }

  private List<FeedPlan> reading(Reads reads) {
    return account.feeds().stream().filter(feed -> feed.pages().reads() == reads).toList();
  }

  private void say(String text) {
    sentence(text, UnaryOperator.identity());
  }

  private void note(String text) {
    sentence(text, paint::dim);
  }

  private void sentence(String text, UnaryOperator<String> brush) {
    int width = console.terminal() ? console.width() - 2 : Integer.MAX_VALUE;
    PlanWords.wrapped(text, width).forEach(part -> line("  " + brush.apply(part)));
  }
}
