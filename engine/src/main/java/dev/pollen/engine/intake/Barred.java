package dev.pollen.engine.intake;

import dev.pollen.engine.journal.LogEntry;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Entries that become no runs, because their person was forgotten or is just being. Any thread. */
final class Barred {
  static final String WHY = "a person had what it held forgotten";

  private volatile Optional<BiPredicate<Long, LogEntry>> whom = Optional.empty();

  void bar(BiPredicate<Long, LogEntry> these) {
    whom = Optional.of(these);
  }

  void nobody() {
    whom = Optional.empty();
  }

  /** Whether an entry of a feed is one; asked for every record of every recipe. */
  boolean holds(long feed, LogEntry entry) {
    Optional<BiPredicate<Long, LogEntry>> now = whom;
    return entry.forgotten() || (now.isPresent() && now.get().test(feed, entry));
  }
}
