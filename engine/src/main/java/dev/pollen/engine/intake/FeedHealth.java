package dev.pollen.engine.intake;

import dev.pollen.engine.poll.PollEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How a feed has been doing, for people. Counts since the start. */
final class FeedHealth {
  private long polls;
  private long records;
  private Optional<Instant> lastPoll = Optional.empty();
  private Optional<Instant> lastComplete = Optional.empty();
  private Duration cycle = Duration.ZERO;
  private Optional<String> problem = Optional.empty();

  void began(Instant at) {
    polls++;
    lastPoll = Optional.of(at);
  }

  void took(int count) {
    records += count;
  }

  void ended(PollEnd end) {
    problem = end.failed() ? Optional.of(end.words()) : Optional.empty();
  }

  void complete(Instant began, Instant ended) {
    lastComplete = Optional.of(began);
    cycle = Duration.between(began, ended);
  }

  long polls() {
    return polls;
  }

  long records() {
    return records;
  }

  Optional<Instant> lastPoll() {
    return lastPoll;
  }

  Optional<Instant> lastComplete() {
    return lastComplete;
  }

  /** How long the last complete reading took, over all its polls. */
  Duration cycle() {
    return cycle;
  }

  Optional<String> problem() {
    return problem;
  }
}
