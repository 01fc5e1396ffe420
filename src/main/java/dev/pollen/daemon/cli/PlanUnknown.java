package dev.pollen.daemon.cli;

import dev.pollen.daemon.cli.PlanCommand.PlanReport;
import dev.pollen.engine.plan.AccountPlan;
import dev.pollen.engine.plan.AccountPlan.Verdict;
import dev.pollen.engine.plan.Assumed;
import dev.pollen.engine.plan.FeedPlan;
import dev.pollen.engine.plan.PagesPerPoll.Reads;
import dev.pollen.engine.plan.RunCost;
import dev.pollen.engine.recipe.Pace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What one account's figures stand on: what was said, and what nobody can know beforehand. */
final class PlanUnknown {
  private final PlanReport report;
  private final AccountPlan account;
  private final Assumed assumed;
  private final Sentences sentences;

  PlanUnknown(PlanReport report, AccountPlan account, Sentences sentences) {
    this.report = report;
    this.account = account;
    this.assumed = report.ground().assumed();
    this.sentences = sentences;
  }

  void print() {
    if (!reading(Reads.WHOLE_LIST).isEmpty()) {
      sentences.note(lists());
    }
    reading(Reads.EACH_PARENT).forEach(this::parents);
    ranges();
    if (account.verdict() != Verdict.NO_BUDGET) {
      sentences.note(events());
      sentences.note(most());
    }
  }

  /** The plan counts with the smaller end. */
  private void ranges() {
    report.forecast().recipes().stream()
        .filter(one -> one.feed().filter(account.feeds()::contains).isPresent())
        .map(one -> one.recipe().trigger().pace())
        .filter(Pace::isRange)
        .distinct()
        .forEach(
            pace -> sentences.note("%s: %s; counted as the smaller.".formatted(pace, pace.rule())));
  }

  private List<FeedPlan> reading(Reads reads) {
    return account.feeds().stream().filter(feed -> feed.pages().reads() == reads).toList();
  }

  private String lists() {
    String counted =
        assumed.records().isPresent()
            ? "Lists are counted with %s each, unless said otherwise."
                .formatted(PlanWords.count(assumed.records().getAsInt(), "record"))
            : "Lists are counted as nearly a page each: --records N if yours are longer.";
    return counted
        + account
            .pagesThatFit()
            .filter(pages -> pages > 0)
            .map(
                pages ->
                    " The day is full at %s for each.".formatted(PlanWords.count(pages, "request")))
            .orElse("");
  }

  private void parents(FeedPlan feed) {
    int most = feed.pages().most();
    sentences.note(
        feed.pages().first() == most && assumed.records().isEmpty()
            ? "%s asks for each parent's records: %d requests a poll, and the next poll goes on. 1,000 parents take %s; --records N counts yours."
                .formatted(feed.operation(), most, PlanWords.span(cycle(feed, 1000)))
            : "%s is through with all parents after %s, in %s."
                .formatted(
                    feed.operation(),
                    PlanWords.span(cycle(feed, feed.pages().first())),
                    PlanWords.count(feed.pages().first(), "request")));
  }

  private static Duration cycle(FeedPlan feed, int requests) {
    int most = feed.pages().most();
    return feed.every().multipliedBy((requests + most - 1) / most);
  }

  private String events() {
    boolean said = assumed.events().isPresent();
    return said || (account.runsADay() > 0 && !waitsForEvents())
        ? "With every retry that 'retry' allows, known runs make %s a day at most."
            .formatted(PlanWords.count(account.mostRunsADay(), "request"))
        : "How many events come is not known: --events 20/h counts runs of so many.%s"
            .formatted(account.runsADay() > 0 ? " Those of the clock are counted." : "");
  }

  private boolean waitsForEvents() {
    return report.forecast().recipes().stream()
        .filter(one -> !one.costs().getOrDefault(account.account(), RunCost.NOTHING).isNothing())
        .anyMatch(one -> assumed.eventsOf().get(one.recipe().id()) == null);
  }

  /** A flood is paced, never faster than allowed; what it does is that it lasts. */
  private String most() {
    Optional<String> share =
        account
            .requestsAllowedADay()
            .map(day -> PlanWords.percent(100.0 * account.mostPollsADay() / day));
    return "If every poll brought all it can hold (%s pages, limits.pages), polls would want %s a day%s: they and their runs would be paced, and late."
        .formatted(
            PlanWords.number(report.ground().limits().pages()),
            PlanWords.number(account.mostPollsADay()),
            share.map(text -> ", " + text).orElse(""));
  }
}
