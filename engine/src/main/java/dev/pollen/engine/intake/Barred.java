package dev.pollen.engine.intake;

import dev.pollen.engine.journal.LogEntry;
import java.util.function.BiPredicate;

/** Entries that become no runs, because their person was forgotten or is just being. Any thread. */
final class Barred {
  static final String WHY = "a person had what it held forgotten";

  private static final BiPredicate<Long, LogEntry> NOBODY = (feed, entry) -> false;

  private volatile BiPredicate<Long, LogEntry> whom = NOBODY;

  void bar(BiPredicate<Long, LogEntry> these) {
    whom = these;
  }

  void nobody() {
    whom = NOBODY;
  }

  /** Whether an entry of a feed is one; asked for every record of every recipe. */
  boolean holds(long feed, LogEntry entry) {
    BiPredicate<Long, LogEntry> now = whom;
    return entry.forgotten() || (now != NOBODY && now.test(feed, entry));
  }
}
