package dev.pollen.engine.plan;

import dev.pollen.catalog.SystemSpec.Budget;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * How polls crowd: each has its own place in its interval, so it can be told when they meet. What
 * is more than the budget waits its turn, and only then is late.
 *
 * @param fullest the most requests that are due within one window of the budget
 * @param longest how long the last of them waits
 */
public record Burst(int fullest, Duration longest) {
  private static final Duration DAY = Duration.ofDays(1);
  private static final int MOST = 100_000;

  /** Played through until the polls' intervals meet again, at most a day. */
  static Burst of(List<FeedPlan> feeds, Budget budget) {
    long[] due = due(feeds, horizon(feeds));
    return new Burst(fullest(due, budget), wait(due, budget));
  }

  /** When all requests of first polls are wanted at once. */
  static Burst at(int requests, Budget budget) {
    return new Burst(requests, wait(new long[requests], budget));
  }

  private static Duration horizon(List<FeedPlan> feeds) {
    BigInteger round = BigInteger.ONE;
    double perMilli = 0;
    for (FeedPlan feed : feeds) {
      BigInteger step = BigInteger.valueOf(feed.every().toMillis());
      round = round.divide(round.gcd(step)).multiply(step);
      round = round.min(BigInteger.valueOf(DAY.toMillis()));
      perMilli += (double) feed.pages().counted() / feed.every().toMillis();
    }
    long bounded = perMilli > 0 ? (long) (MOST / perMilli) : 0;
    return Duration.ofMillis(Math.min(round.longValue(), bounded));
  }

  /** A moment for each request, in order; all pages of a poll at once, as fast replies would. */
  private static long[] due(List<FeedPlan> feeds, Duration horizon) {
    Instant end = Instant.EPOCH.plus(horizon);
    return feeds.stream()
        .flatMapToLong(
            feed ->
                feed.due(Instant.EPOCH, end).stream()
                    .mapToLong(Instant::toEpochMilli)
                    .flatMap(
                        at ->
                            java.util.stream.LongStream.generate(() -> at)
                                .limit(feed.pages().counted())))
        .sorted()
        .toArray();
  }

  private static int fullest(long[] due, Budget budget) {
    long per = budget.per().toMillis();
    int fullest = 0;
    int begin = 0;
    for (int end = 0; end < due.length; end++) {
      while (due[end] - due[begin] >= per) {
        begin++;
      }
      fullest = Math.max(fullest, end - begin + 1);
    }
    return fullest;
  }

  /** In any window no more than the budget leaves, in the order in which they are due. */
  private static Duration wait(long[] due, Budget budget) {
    long[] left = Arrays.copyOf(due, due.length);
    long late = 0;
    for (int i = budget.requests(); i < due.length; i++) {
      left[i] = Math.max(due[i], left[i - budget.requests()] + budget.per().toMillis());
      late = Math.max(late, left[i] - due[i]);
    }
    return Duration.ofMillis(late);
  }
}
