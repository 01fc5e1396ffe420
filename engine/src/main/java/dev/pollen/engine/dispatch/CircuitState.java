package dev.pollen.engine.dispatch;

import dev.pollen.engine.status.HostStatus.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is thought of a host: each state knows what follows it. */
sealed interface CircuitState {
  int FAILURES = 5;
  Duration FIRST = Duration.ofSeconds(5);
  Duration LONGEST = Duration.ofMinutes(5);

  /** What is thought of every host at first, and once it answers. */
  static CircuitState closed() {
    return new Closed(0);
  }

  /** One more call got no answer. */
  CircuitState failed(Instant now);

  State shown();

  default boolean admits() {
    return false;
  }

  /** Whether one may try. */
  default boolean isDue(Instant now) {
    return false;
  }

  /** One tries. */
  default CircuitState trying() {
    return this;
  }

  /** The one that was to try does not. */
  default CircuitState forgone(Instant now) {
    return this;
  }

  /** How long nobody calls. */
  default Duration rest() {
    return Duration.ZERO;
  }

  /** Since when it does not answer. */
  default Optional<Instant> since() {
    return Optional.empty();
  }

  /** When it is asked again. */
  default Optional<Instant> until() {
    return Optional.empty();
  }

  /** It answers, as far as is known. */
  record Closed(int failures) implements CircuitState {
    @Override
    public CircuitState failed(Instant now) {
      return failures + 1 < FAILURES ? new Closed(failures + 1) : new Open(now, now, FIRST);
    }

    @Override
    public State shown() {
      return State.CLOSED;
    }

    @Override
    public boolean admits() {
      return true;
    }
  }

  /** Nobody calls it. */
  record Open(Instant began, Instant last, Duration rest) implements CircuitState {
    @Override
    public CircuitState failed(Instant now) {
      return this;
    }

    @Override
    public State shown() {
      return State.OPEN;
    }

    /** Due, too, if the clock was set back. */
    @Override
    public boolean isDue(Instant now) {
      return !now.isBefore(last.plus(rest)) || now.isBefore(last);
    }

    @Override
    public CircuitState trying() {
      return new Trying(began, rest);
    }

    @Override
    public Optional<Instant> since() {
      return Optional.of(began);
    }

    @Override
    public Optional<Instant> until() {
      return Optional.of(last.plus(rest));
    }
  }

  /** One tries. */
  record Trying(Instant began, Duration before) implements CircuitState {
    @Override
    public CircuitState failed(Instant now) {
      Duration twice = before.multipliedBy(2);
      return new Open(began, now, twice.compareTo(LONGEST) > 0 ? LONGEST : twice);
    }

    @Override
    public State shown() {
      return State.TRYING;
    }

    @Override
    public CircuitState forgone(Instant now) {
      return new Open(began, now.minus(before), before);
    }

    @Override
    public Optional<Instant> since() {
      return Optional.of(began);
    }
  }
}
