package dev.pollen.engine.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a feed may say that it knows everything: never past the reply's own date less what a
 * write may lag behind and what a stamp may be coarse, and never back. Pure.
 */
record Watermark(Duration lag, boolean onlyDays) {
  private static final Duration MINUTES = Duration.ofMinutes(1);
  private static final Duration DAYS = Duration.ofDays(1);

  Duration overlap() {
    return lag.plus(onlyDays ? DAYS : MINUTES);
  }

  /**
   * After a complete poll.
   *
   * @param date the first reply's date; without it our own clock proves nothing and the newest
   *     stamp that was read must do
   */
  Optional<Instant> complete(
      Optional<Instant> before, Optional<Instant> date, Optional<Instant> newest, Instant now) {
    Optional<Instant> bound = date.or(() -> newest.map(at -> at.isAfter(now) ? now : at));
    return Optional.of(later(before, bound.map(at -> at.minus(overlap())).orElse(Instant.EPOCH)));
  }

  /** After a page of an ascending listing: up to its newest stamp. */
  Optional<Instant> ascending(
      Optional<Instant> before, Optional<Instant> date, Optional<Instant> newest, Instant now) {
    Instant latest = date.orElse(now);
    return newest
        .map(at -> at.isAfter(latest) ? latest : at)
        .map(at -> later(before, at.minus(overlap())));
  }

  private static Instant later(Optional<Instant> before, Instant mark) {
    return before.filter(at -> at.isAfter(mark)).orElse(mark);
  }
}
