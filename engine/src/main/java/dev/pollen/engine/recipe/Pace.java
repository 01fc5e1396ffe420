package dev.pollen.engine.recipe;

import java.time.Duration;
import java.util.Optional;

/**
 * How often a recipe wants polls: always so often ({@code 5m}), or within a range ({@code
 * 1m..15m}). Pure: the same history gives the same interval, before and after a restart.
 *
 * <p>Within a range polls are a tenth of the time apart since the last one that brought something,
 * as the smallest interval doubled and doubled again. When less than half of the day's budget is
 * left they are at least half the range apart, at less than a fifth the whole range.
 *
 * @param quickest what a plan has to count with
 * @param slowest what freshness is held against
 */
public record Pace(Duration quickest, Duration slowest) {
  private static final int PART = 10;
  private static final int HALF = 50;
  private static final int FIFTH = 20;

  /** What is meant by a budget that nobody has to spare. */
  public static final int ALL_LEFT = 100;

  public boolean isRange() {
    return quickest.compareTo(slowest) < 0;
  }

  /**
   * The present interval.
   *
   * @param quiet how long nothing came; empty while nobody knows
   * @param left how much of the day's budget is left, in percent
   */
  public Duration at(Optional<Duration> quiet, int left) {
    Duration calm = calm(quiet.orElse(Duration.ZERO));
    Duration spare = spare(left);
    return calm.compareTo(spare) > 0 ? calm : spare;
  }

  private Duration calm(Duration quiet) {
    Duration every = quickest;
    Duration most = quiet.dividedBy(PART);
    while (every.compareTo(slowest) < 0 && every.multipliedBy(2).compareTo(most) <= 0) {
      every = every.multipliedBy(2);
    }
    return every.compareTo(slowest) > 0 ? slowest : every;
  }

  private Duration spare(int left) {
    return left < FIFTH
        ? slowest
        : left < HALF ? quickest.plus(slowest.minus(quickest).dividedBy(2)) : quickest;
  }

  /** Why it is so often just now, in words. */
  public String why(Optional<Duration> quiet, int left) {
    if (spare(left).compareTo(calm(quiet.orElse(Duration.ZERO))) > 0) {
      return "%d %% of the day's budget is left".formatted(left);
    }
    return quiet
        .map(span -> "nothing came for " + words(Duration.ofSeconds(span.toSeconds())))
        .orElse("it has brought nothing yet");
  }

  /** The rule for a range, in words; how often, for what is none. */
  public String rule() {
    return isRange()
        ? "%s to %s apart: a tenth of the time since something came, and farther when less than half of the day's budget is left"
            .formatted(words(quickest), words(slowest))
        : "every " + words(quickest);
  }

  /** As recipes write it: {@code 1m} or {@code 1m..15m}. */
  @Override
  public String toString() {
    return isRange() ? words(quickest) + ".." + words(slowest) : words(quickest);
  }

  /** As recipes write it: {@code 1m30s}. */
  public static String words(Duration span) {
    return span.toString().substring(2).toLowerCase(java.util.Locale.ROOT);
  }
}
