package dev.pollen.engine.plan;

import java.time.Duration;
import java.util.List;

/**
 * One poll that recipes share.
 *
 * @param every the smallest interval that one of its recipes asks for
 * @param recipes their ids
 */
public record FeedPlan(String operation, Duration every, PagesPerPoll pages, List<String> recipes) {
  private static final Duration DAY = Duration.ofDays(1);

  public FeedPlan {
    recipes = List.copyOf(recipes);
  }

  public long pollsADay() {
    return Math.max(1, DAY.toMillis() / every.toMillis());
  }

  public long requestsADay() {
    return pollsADay() * pages.counted();
  }

  /** If every poll read as much as one poll may. */
  public long mostADay() {
    return pollsADay() * pages.most();
  }

  /** How many requests in so long, on the average, if it polled no faster than that. */
  double requestsIn(Duration per, Duration slowest) {
    long step = Math.max(every.toMillis(), slowest.toMillis());
    return (double) pages.counted() * per.toMillis() / step;
  }
}
