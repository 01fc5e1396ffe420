package dev.pollen.engine.intake;

import dev.pollen.engine.status.FeedStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How a feed is doing, put together for people. */
final class FeedView {
  private static final Duration SLACK = Duration.ofMinutes(1);

  private FeedView() {}

  /** {@code slowest}: how far apart polls may become. */
  static FeedStatus of(
      Feed feed,
      FeedHealth health,
      Duration every,
      Tempo tempo,
      Duration slowest,
      Optional<Instant> due,
      boolean clock) {
    return new FeedStatus(
        feed.id(),
        feed.memory().row().operation(),
        feed.memory().row().account(),
        every,
        feed.subscribers().recipes(),
        health.lastPoll(),
        health.lastComplete(),
        due,
        clock ? untilTick(health, due) : twice(longer(every, slowest), health.cycle()),
        health.polls(),
        health.records(),
        health.problem(),
        tempo.words(feed.home().now()));
  }

  private static Duration longer(Duration every, Duration slowest) {
    return slowest.compareTo(every) > 0 ? slowest : every;
  }

  /** A reading that takes several polls is told by its own length. */
  private static Duration twice(Duration every, Duration cycle) {
    Duration longest = cycle.compareTo(every) > 0 ? every.plus(cycle) : every;
    return longest.multipliedBy(2).plus(SLACK);
  }

  /** A clock is late only when its next tick is past. */
  private static Duration untilTick(FeedHealth health, Optional<Instant> due) {
    Optional<Instant> from = health.lastComplete();
    return from.flatMap(
            last -> due.filter(last::isBefore).map(next -> Duration.between(last, next)))
        .orElse(Duration.ZERO)
        .plus(SLACK);
  }
}
