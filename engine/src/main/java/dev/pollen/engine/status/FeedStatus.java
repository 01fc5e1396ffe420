package dev.pollen.engine.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a feed (on screens: a shared poll) is doing.
 *
 * @param recipes ids of its subscribers
 * @param lastComplete when the last complete poll began
 * @param objective how old {@code lastComplete} may get before the feed is stale
 * @param pace how {@code every} moves and why it is as it is, in words; empty where it stays
 * @param problem what is wrong, in words; empty when fine
 */
public record FeedStatus(
    long id,
    String operation,
    String account,
    Duration every,
    List<String> recipes,
    Optional<Instant> lastPoll,
    Optional<Instant> lastComplete,
    Optional<Instant> nextPoll,
    Duration objective,
    long polls,
    long records,
    Optional<String> problem,
    Optional<String> pace) {

  public FeedStatus {
    recipes = List.copyOf(recipes);
  }

  /** Whether it is older than its objective at an instant. */
  public boolean stale(Instant now) {
    return lastComplete.map(at -> at.plus(objective).isBefore(now)).orElse(false);
  }
}
