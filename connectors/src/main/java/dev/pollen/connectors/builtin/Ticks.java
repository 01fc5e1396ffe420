package dev.pollen.connectors.builtin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Instants without end on a clock, the same whenever and wherever one asks: nothing is kept. */
@FunctionalInterface
interface Ticks {
  Duration SHORTEST_LOOK = Duration.ofMinutes(1);
  Duration LONGEST_LOOK = Duration.ofDays(366 * 9);

  /** The first tick later than an instant; empty when there is none, ever (30 February). */
  Optional<Instant> after(Instant instant);

  /** The last tick not later than an instant: looks back ever further, then halves the span. */
  default Optional<Instant> last(Instant instant) {
    for (Duration look = SHORTEST_LOOK;
        look.compareTo(LONGEST_LOOK) < 0;
        look = look.multipliedBy(2)) {
      Optional<Instant> found = within(instant.minus(look), instant);
      if (found.isPresent()) {
        return found.map(tick -> narrowed(tick, instant));
      }
    }
    return Optional.empty();
  }

  private Optional<Instant> within(Instant from, Instant to) {
    return after(from).filter(tick -> !tick.isAfter(to));
  }

  private Instant narrowed(Instant first, Instant to) {
    Instant tick = first;
    Instant end = to;
    for (Optional<Instant> later = within(tick, to); later.isPresent(); later = within(tick, to)) {
      Instant middle = tick.plus(Duration.between(tick, end).dividedBy(2));
      Optional<Instant> jump = within(middle, to);
      if (jump.isEmpty()) {
        end = middle;
      }
      tick = jump.orElse(later.get());
    }
    return tick;
  }
}
