package dev.pollen.engine.plan;

import dev.pollen.catalog.SystemSpec.Budget;
import dev.pollen.engine.poll.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What polls and known runs of one account take of its budgets: the worst that can be known, not a
 * mean.
 *
 * @param connections the user's names for it; empty for a system that needs none
 * @param budgets empty: the system has none
 * @param runs those of recipes of which it is known how often they run
 */
public record AccountPlan(
    String account,
    String system,
    List<String> connections,
    List<FeedPlan> feeds,
    List<Budget> budgets,
    List<RunLoad> runs) {
  private static final int CAREFUL = 80;
  private static final int FULL = 100;
  private static final Duration HOUR = Duration.ofHours(1);

  public AccountPlan {
    connections = List.copyOf(connections);
    feeds = List.copyOf(feeds);
    budgets = List.copyOf(budgets);
    runs = List.copyOf(runs);
  }

  /** Whether it fits, and leaves something for steps that nobody can know of. */
  public enum Verdict {
    NO_BUDGET,
    FITS,
    /** At 80 % and more. */
    TIGHT,
    /** At 100 % and more. */
    OVER
  }

  /** Polls and known runs. */
  public long requestsADay() {
    return pollsADay() + runsADay();
  }

  public long pollsADay() {
    return feeds.stream().mapToLong(FeedPlan::requestsADay).sum();
  }

  /** The requests of runs, as far as it is known how often recipes run. */
  public long runsADay() {
    return (long) Math.ceil(runs.stream().mapToDouble(RunLoad::requestsADay).sum());
  }

  /** If every poll read as much as one poll may. */
  public long mostPollsADay() {
    return feeds.stream().mapToLong(FeedPlan::mostADay).sum();
  }

  /** If each request of a known run were tried as often as it may be. */
  public long mostRunsADay() {
    return (long) Math.ceil(runs.stream().mapToDouble(RunLoad::mostADay).sum());
  }

  /** How many requests are wanted at once when all recipes are new: each feed's first poll. */
  public int atStart() {
    return feeds.stream()
        .mapToInt(feed -> Math.min(feed.pages().first(), feed.pages().most()))
        .sum();
  }

  /** How polls crowd within the shortest budget; empty without one. */
  public Optional<Burst> burst() {
    return shortest().map(budget -> Burst.of(feeds, budget));
  }

  /** How first polls crowd; empty without a budget. */
  public Optional<Burst> startBurst() {
    return shortest().map(budget -> Burst.at(atStart(), budget));
  }

  public Optional<Budget> shortest() {
    return budgets.stream().min(Comparator.comparing(Budget::per));
  }

  /** The requests of a span by operation; {@code begins}: all polls for the first time. */
  public Map<String, Double> requests(Instant from, Instant until, boolean begins) {
    Map<String, Double> all = new TreeMap<>();
    for (FeedPlan feed : feeds) {
      feed.requests(from, until, begins).forEach((key, more) -> all.merge(key, more, Double::sum));
    }
    double hours = Duration.between(from, until).toMillis() / (double) HOUR.toMillis();
    for (RunLoad run : runs) {
      double times = run.anHour() * hours;
      run.operations().forEach((key, each) -> all.merge(key, times * each, Double::sum));
    }
    return all;
  }

  /** How much of a budget all of it takes, on the average. */
  public double percent(Budget budget) {
    return percent(budget, Duration.ZERO);
  }

  /** The fullest budget, in percent. */
  public double percent() {
    return percent(Duration.ZERO);
  }

  /** The same polls, each at this interval. */
  public AccountPlan at(Duration every) {
    List<FeedPlan> paced = feeds.stream().map(feed -> feed.at(every)).toList();
    return new AccountPlan(account, system, connections, paced, budgets, runs);
  }

  /** By how much its polls must be slower to be below 80 %; nothing while they fit at all. */
  public Stretch stretch() {
    AccountPlan polls = new AccountPlan(account, system, connections, feeds, budgets, List.of());
    double percent = polls.percent();
    return percent < FULL ? Stretch.NONE : Stretch.toFit(percent, CAREFUL);
  }

  /** The same, with its polls so much slower. */
  AccountPlan stretched() {
    Stretch stretch = stretch();
    List<FeedPlan> paced = feeds.stream().map(one -> one.at(stretch.of(one.every()))).toList();
    return new AccountPlan(account, system, connections, paced, budgets, runs);
  }

  /**
   * Over: on the average more is wanted than there is, or polls that meet wait so long that the
   * next ones are due. Tight: 80 % of that, or polls that meet take most of a window.
   */
  public Verdict verdict() {
    if (budgets.isEmpty()) {
      return Verdict.NO_BUDGET;
    }
    double percent = percent();
    if (percent >= FULL || late()) {
      return Verdict.OVER;
    }
    return percent >= CAREFUL || crowded() ? Verdict.TIGHT : Verdict.FITS;
  }

  /** Whether polls that meet take 80 % of a window or more, though they fit on the average. */
  public boolean crowded() {
    return percent() < CAREFUL
        && shortest()
            .map(budget -> Burst.of(feeds, budget).fullest() * FULL >= CAREFUL * budget.requests())
            .orElse(false);
  }

  private boolean late() {
    Optional<Duration> fastest = feeds.stream().map(FeedPlan::every).min(Duration::compareTo);
    return burst().map(Burst::longest).orElse(Duration.ZERO).compareTo(fastest.orElse(HOUR)) >= 0;
  }

  /** How many requests a day are left for steps; empty without a budget. */
  public Optional<Long> roomADay() {
    return requestsAllowedADay().map(most -> Math.max(0, most - requestsADay()));
  }

  /** How many requests a day the budgets allow; empty without one. */
  public Optional<Long> requestsAllowedADay() {
    return budgets.stream()
        .map(budget -> (long) budget.requests() * Duration.ofDays(1).dividedBy(budget.per()))
        .min(Comparator.naturalOrder());
  }

  /**
   * How many pages each whole list may grow to before the polls fill the day; empty where no list
   * is read whole, or without a budget.
   */
  public Optional<Long> pagesThatFit() {
    List<FeedPlan> lists =
        feeds.stream()
            .filter(feed -> feed.pages().reads() == PagesPerPoll.Reads.WHOLE_LIST)
            .toList();
    long others = requestsADay() - lists.stream().mapToLong(FeedPlan::requestsADay).sum();
    long polls = lists.stream().mapToLong(FeedPlan::pollsADay).sum();
    return polls == 0
        ? Optional.empty()
        : requestsAllowedADay().map(most -> Math.max(0, most - others) / polls);
  }

  /**
   * The smallest interval at which everything that polls faster would fit, below 80 %; empty when
   * none within the bounds does.
   */
  public Optional<Duration> smallestEvery(Duration min, Duration max) {
    long first = Math.max(1, (min.toMillis() + 999) / 1000);
    for (long seconds = first; seconds <= max.toSeconds(); seconds++) {
      Duration every = Duration.ofSeconds(seconds);
      if (percent(every) < CAREFUL) {
        return Optional.of(rounded(every, max));
      }
    }
    return Optional.empty();
  }

  /** Whole minutes are easier to read, where there is room for them. */
  private static Duration rounded(Duration every, Duration max) {
    Duration minutes = Duration.ofMinutes((every.toSeconds() + 59) / 60);
    return minutes.compareTo(max) <= 0 ? minutes : every;
  }

  private double percent(Duration slowest) {
    return budgets.stream().mapToDouble(budget -> percent(budget, slowest)).max().orElse(0);
  }

  private double percent(Budget budget, Duration slowest) {
    double requests =
        feeds.stream().mapToDouble(feed -> feed.requestsIn(budget.per(), slowest)).sum();
    double runs = runsADay() * (budget.per().toMillis() / (24.0 * HOUR.toMillis()));
    return (requests + runs) * FULL / budget.requests();
  }
}
