package dev.pollen.daemon.cli;

import dev.pollen.catalog.SystemSpec;
import dev.pollen.daemon.cli.PlanCommand.PlanReport;
import dev.pollen.engine.plan.AccountPlan;
import dev.pollen.engine.plan.AccountPlan.Verdict;
import dev.pollen.engine.plan.FeedPlan;
import dev.pollen.engine.plan.RecipePlan;
import dev.pollen.engine.plan.RunCost;
import dev.pollen.engine.poll.Stretch;
import dev.pollen.engine.recipe.Pace;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What one account is asked for, against what it allows. */
final class PlanAccount {
  private final Console console;
  private final Paint paint;
  private final PlanReport report;
  private final AccountPlan account;
  private final Sentences sentences;

  PlanAccount(Console console, PlanReport report, AccountPlan account) {
    this.console = console;
    this.paint = console.paint();
    this.report = report;
    this.account = account;
    this.sentences = new Sentences(console);
  }

  /** An account that is neither polled nor limited has nothing to tell. */
  void print() {
    if (account.feeds().isEmpty() && account.budgets().isEmpty()) {
      return;
    }
    console.out().println();
    console.out().println(paint.bold(title()) + paint.dim(names()));
    if (!account.feeds().isEmpty()) {
      polls();
    }
    if (account.verdict() == Verdict.NO_BUDGET) {
      sentences.say(
          "%s requests a day; no limit is known, a 429 is obeyed."
              .formatted(PlanWords.number(account.requestsADay())));
    } else {
      new PlanBudgets(console, account).print();
      verdict();
      steps();
    }
    new PlanUnknown(report, account, sentences).print();
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
    Table table = Table.of("POLL", "EVERY", "READS", "A POLL", "  A DAY", "FOR");
    account.feeds().stream()
        .sorted(
            Comparator.comparingLong(FeedPlan::requestsADay)
                .reversed()
                .thenComparing(FeedPlan::operation))
        .forEach(feed -> row(table, feed));
    table.print(console);
  }

  private void row(Table table, FeedPlan feed) {
    table.row(
        bare(feed.operation()),
        every(feed),
        PlanWords.reads(feed.pages()),
        PlanWords.number(feed.pages().counted(), 6),
        PlanWords.number(feed.requestsADay(), 7),
        String.join(", ", feed.recipes()));
  }

  /** A range where all of its recipes give the same one. */
  private String every(FeedPlan feed) {
    List<String> paces =
        report.forecast().recipes().stream()
            .map(RecipePlan::recipe)
            .filter(recipe -> feed.recipes().contains(recipe.id()))
            .map(recipe -> recipe.trigger().pace())
            .filter(Pace::isRange)
            .map(Pace::toString)
            .toList();
    boolean one = paces.size() == feed.recipes().size() && Set.copyOf(paces).size() == 1;
    return one ? paces.get(0) : PlanWords.span(feed.every());
  }

  /** Below its system's title an operation needs not name it again. */
  private String bare(String operation) {
    String prefix = account.system() + ".";
    return operation.startsWith(prefix) ? operation.substring(prefix.length()) : operation;
  }

  private void verdict() {
    String percent = PlanWords.percent(account.percent());
    switch (account.verdict()) {
      case OVER -> {
        if (report.forecast().paced(account).verdict() != Verdict.OVER) {
          stretched();
          return;
        }
        sentences.bad("Does not fit: its polls want %s.".formatted(percent));
        sentences.say(slower());
      }
      case TIGHT -> {
        sentences.careful(tight(percent));
        if (account.crowded()) {
          sentences.say("What has to wait is late by that, and steps wait behind it.");
        } else {
          sentences.say(slower());
        }
      }
      default -> sentences.good("Fits.", faster());
    }
  }

  private void stretched() {
    Stretch stretch = account.stretch();
    String slower =
        account.feeds().stream()
            .map(FeedPlan::every)
            .distinct()
            .sorted()
            .map(every -> PlanWords.span(every) + " becomes " + PlanWords.span(stretch.of(every)))
            .collect(Collectors.joining(", "));
    sentences.careful(
        "Stretched: its polls want %s, so each is made %.1f times slower (over_budget: stretch)."
            .formatted(PlanWords.percent(account.percent()), stretch.factor()));
    sentences.say("%s.".formatted(slower));
  }

  private String tight(String percent) {
    return account.crowded()
        ? "Tight: its polls fit, but at times all of a window is theirs."
        : "Tight: its polls want %s.".formatted(percent);
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
        : "Every %s would fit, too (%s)."
            .formatted(PlanWords.span(most), PlanWords.percent(faster.percent()));
  }

  /** How many events come may not be known; how many would fit is. */
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
            sentences.say(
                "Left for %s: %s requests a day%s."
                    .formatted(
                        account.runsADay() > 0 ? "more" : "steps",
                        PlanWords.number(left),
                        dearest == 0
                            ? ""
                            : ", so %s of the dearest recipe (%s each)"
                                .formatted(
                                    PlanWords.count(left / dearest, "run"),
                                    PlanWords.count(dearest, "request")))));
  }
}
