package dev.pollen.engine.intake;

import dev.pollen.engine.journal.LogEntry;
import dev.pollen.engine.recipe.Recipe;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Whether a log entry is an event for one recipe: pure, so that asking again after a crash gives
 * the same answer, and in words.
 *
 * @param watched the fields of which one must have changed; empty: any
 * @param windowed whether a poll asks only for what changed: then an unseen record may be an old
 *     one
 * @param moving whether records may enter only because the inputs move with time
 */
record Rule(Recipe.Fire fire, Optional<WatchSet> watched, boolean windowed, boolean moving) {

  /**
   * From when on, and after which baseline, entries count.
   *
   * @param start what was created before is not new
   * @param baseline entries up to here were there when the recipe joined, unless created later
   * @param carried whether it joined with what it knew elsewhere: then all that differs from that
   *     counts, and an unseen record may be an old one
   * @param past whether it asked for records from before it joined, from the start on
   */
  record Since(Instant start, long baseline, boolean carried, boolean past) {}

  static Rule of(Recipe recipe, FeedSource source) {
    return of(recipe, source.windowed());
  }

  static Rule of(Recipe recipe, boolean windowed) {
    Recipe.Source trigger = recipe.trigger();
    return new Rule(
        trigger.fire(),
        trigger.watch().isEmpty() ? Optional.empty() : Optional.of(WatchSet.of(trigger.watch())),
        windowed,
        FeedKey.moves(trigger));
  }

  /** Why it does not count; empty when it does. */
  Optional<String> against(LogEntry entry, Since since) {
    boolean first = entry.number() <= since.baseline;
    boolean old = first && wasThere(entry, since);
    if (old && !since.carried) {
      return Optional.of(
          "it was there before the recipe's start %s: part of the baseline".formatted(since.start));
    }
    return entry.isNew() ? againstNew(entry, since.start, old) : againstChanged(entry);
  }

  private static boolean wasThere(LogEntry entry, Since since) {
    Optional<Instant> stamp =
        entry.created().isPresent() || !since.past ? entry.created() : entry.changed();
    return stamp.map(at -> at.isBefore(since.start)).orElse(!since.past);
  }

  private Optional<String> againstNew(LogEntry entry, Instant start, boolean old) {
    if (!old && !createdBefore(entry, start)) {
      return fire.counts(true)
          ? Optional.empty()
          : Optional.of("it is new, and the recipe fires for changes only");
    }
    return changedSince(entry, start)
        ? Optional.empty()
        : Optional.of(
            "it was created at %s, before the recipe's start %s"
                .formatted(
                    entry.created().map(Instant::toString).orElse("a time that it does not say"),
                    start));
  }

  private boolean createdBefore(LogEntry entry, Instant start) {
    return (windowed || moving)
        && entry.created().map(at -> at.isBefore(asCoarse(start, at))).orElse(false);
  }

  /** In a window an old record stands because it changed; that we never read it is our matter. */
  private boolean changedSince(LogEntry entry, Instant start) {
    return windowed
        && fire.counts(false)
        && watched.isEmpty()
        && entry.changed().map(at -> !at.isBefore(asCoarse(start, at))).orElse(false);
  }

  private Optional<String> againstChanged(LogEntry entry) {
    if (!fire.counts(false)) {
      return Optional.of("it changed, and the recipe fires for new records only");
    }
    return entry.differing().contains(watch())
        ? Optional.empty()
        : Optional.of("it changed, but not in the watched fields " + watch());
  }

  /** The name of the set of fields that must differ. */
  private String watch() {
    return watched.map(WatchSet::name).orElse(WatchSet.ANYTHING);
  }

  /** The start, no finer than the stamp seems to be: a vendor that writes minutes loses nothing. */
  static Instant asCoarse(Instant start, Instant stamp) {
    ZonedDateTime at = stamp.atZone(ZoneOffset.UTC);
    if (at.getNano() != 0) {
      return start;
    }
    if (at.getSecond() != 0) {
      return start.truncatedTo(ChronoUnit.SECONDS);
    }
    boolean midnight = at.getMinute() == 0 && at.getHour() == 0;
    return start.truncatedTo(midnight ? ChronoUnit.DAYS : ChronoUnit.MINUTES);
  }
}
