package dev.pollen.engine.plan;

import dev.pollen.catalog.SystemSpec.Budget;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the polls of one account take of its budgets.
 *
 * @param connections the user's names for it; empty for a system that needs none
 * @param budgets empty: the system has none
 */
public record AccountPlan(
    String account,
    String system,
    List<String> connections,
    List<FeedPlan> feeds,
    List<Budget> budgets) {
  private static final int CAREFUL = 80;
  private static final int FULL = 100;

  public AccountPlan {
    connections = List.copyOf(connections);
    feeds = List.copyOf(feeds);
    budgets = List.copyOf(budgets);
  }

  /** Whether the polls fit, and leave something for steps. */
  public enum Verdict {
    NO_BUDGET,
    FITS,
    /** At 80 % and more. */
    TIGHT,
    /** At 100 % and more. */
    OVER
  }

  public long requestsADay() {
    return feeds.stream().mapToLong(FeedPlan::requestsADay).sum();
  }

  /** If every poll read as much as one poll may. */
  public long mostADay() {
    return feeds.stream().mapToLong(FeedPlan::mostADay).sum();
  }

  /** How many requests are wanted at once when all recipes are new: each feed's first poll. */
  public int atStart() {
    return feeds.stream().mapToInt(feed -> feed.pages().counted()).sum();
  }

  /** How much of a budget the polls take, on the average. */
  public double percent(Budget budget) {
    return percent(budget, Duration.ZERO);
  }

  /** The fullest budget, in percent. */
  public double percent() {
    return percent(Duration.ZERO);
  }

  /** The same polls, each at this interval. */
  public AccountPlan at(Duration every) {
    List<FeedPlan> paced =
        feeds.stream()
            .map(feed -> new FeedPlan(feed.operation(), every, feed.pages(), feed.recipes()))
            .toList();
    return new AccountPlan(account, system, connections, paced, budgets);
  }

  public Verdict verdict() {
    double percent = percent();
    if (budgets.isEmpty()) {
      return Verdict.NO_BUDGET;
    }
    return percent >= FULL ? Verdict.OVER : percent >= CAREFUL ? Verdict.TIGHT : Verdict.FITS;
  }

  /** How many requests a day are left for steps; empty without a budget. */
  public Optional<Long> roomADay() {
    return requestsAllowedADay().map(most -> Math.max(0, most - requestsADay()));
  }

  private Optional<Long> requestsAllowedADay() {
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
    return requests * FULL / budget.requests();
  }
}
