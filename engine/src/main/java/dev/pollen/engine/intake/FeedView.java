package dev.pollen.engine.intake;

import dev.pollen.engine.status.FeedStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How a feed is doing, put together for people. */
final class FeedView {
  private static final Duration SLACK = Duration.ofMinutes(1);

  private FeedView() {}

  static FeedStatus of(
      Feed feed, FeedHealth health, Duration every, Optional<Instant> due, boolean clock) {
    return new FeedStatus(
        feed.id(),
        feed.memory().row().operation(),
        feed.memory().row().account(),
        every,
        feed.subscribers().recipes(),
        health.lastPoll(),
        health.lastComplete(),
        due,
        clock ? untilTick(health, due) : every.multipliedBy(2).plus(SLACK),
        health.polls(),
        health.records(),
        health.problem());
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
