package dev.pollen.engine.intake;

import dev.pollen.engine.recipe.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How often a feed is polled: as often as the hastiest of its subscribers wants just now. On the
 * feed's loop.
 *
 * <p>When a poll last brought something is known after a restart from the watermark that was
 * written with it: an idle poll writes none.
 */
final class Tempo {
  private Optional<Instant> brought;
  private List<Pace> paces = List.of();
  private int left = Pace.ALL_LEFT;

  Tempo(Optional<Instant> brought) {
    this.brought = brought;
  }

  /** A poll ended; the first one that is known of begins the quiet, if it brought nothing. */
  void polled(boolean something, Instant at) {
    brought = something ? Optional.of(at) : brought.or(() -> Optional.of(at));
  }

  /** How much of the day's budget is left, in percent. */
  void left(int percent) {
    left = percent;
  }

  /** The present interval; empty when nobody wants polls. */
  Optional<Duration> every(List<Pace> wanted, Instant now) {
    paces = List.copyOf(wanted);
    return paces.stream().map(pace -> pace.at(quiet(now), left)).min(Duration::compareTo);
  }

  /** Whether it changes by itself. */
  boolean moves() {
    return paces.stream().anyMatch(Pace::isRange);
  }

  /** How far apart polls may become. */
  Duration slowest() {
    return paces.stream().map(Pace::slowest).min(Duration::compareTo).orElse(Duration.ZERO);
  }

  /** Why it is as it is, in words; empty for one that does not move. */
  Optional<String> words(Instant now) {
    return paces.stream()
        .filter(Pace::isRange)
        .min(Comparator.comparing(pace -> pace.at(quiet(now), left)))
        .map(pace -> "%s (%s)".formatted(pace.rule(), pace.why(quiet(now), left)));
  }

  private Optional<Duration> quiet(Instant now) {
    return brought.map(at -> at.isAfter(now) ? Duration.ZERO : Duration.between(at, now));
  }
}
