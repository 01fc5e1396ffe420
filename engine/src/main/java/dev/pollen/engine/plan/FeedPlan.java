package dev.pollen.engine.plan;

import dev.pollen.engine.poll.Rhythm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One poll that recipes share.
 *
 * @param every the smallest interval that one of its recipes asks for
 * @param recipes their ids
 * @param place what says at which moment of its interval it polls, as {@link Rhythm} takes it
 */
public record FeedPlan(
    String operation, Duration every, PagesPerPoll pages, List<String> recipes, long place) {
  private static final Duration DAY = Duration.ofDays(1);

  public FeedPlan {
    recipes = List.copyOf(recipes);
  }

  /** The same poll at another interval. */
  FeedPlan at(Duration other) {
    return new FeedPlan(operation, other, pages, recipes, place);
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

  /** When it is due within a span, its end included. */
  List<Instant> due(Instant from, Instant until) {
    Rhythm rhythm = Rhythm.every(every, place);
    return java.util.stream.Stream.iterate(
            rhythm.after(from), at -> !at.isAfter(until), rhythm::after)
        .toList();
  }

  /**
   * The requests of a span, by operation.
   *
   * @param begins whether it polls for the first time at the span's beginning
   */
  Map<String, Double> requests(Instant from, Instant until, boolean begins) {
    int polls = due(from, until).size();
    double requests = begins ? pages.fromTheFirst(polls + 1) : polls * pages.mean();
    Map<String, Double> all = new TreeMap<>();
    pages.reading().keySet().forEach(key -> all.put(key, requests * pages.share(key)));
    return all;
  }
}
