package dev.pollen.daemon;

import dev.pollen.engine.journal.Journal;
import dev.pollen.engine.journal.SqlJournal;
import dev.pollen.engine.journal.StoreHeld;
import dev.pollen.engine.journal.StoreOptions;
import dev.pollen.engine.journal.StorePlace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;

/**
 * Opens the store for a daemon. A command that looks into it holds it for a moment, and is waited
 * for; another daemon is not.
 */
final class StoreDoor {
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);
  private static final int MOST_TRIES = 100;

  private StoreDoor() {}

  /**
   * Blocks, ten seconds at most; fails with the holder's name.
   *
   * @param anchor the file beside which a daemon says where it is
   */
  static Journal enter(StorePlace store, Path anchor, InstantSource clock) {
    for (int tries = 1; ; tries++) {
      try {
        return SqlJournal.open(StoreOptions.of(store, clock));
      } catch (StoreHeld held) {
        if (tries == MOST_TRIES || daemonRuns(anchor)) {
          throw held;
        }
        LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
      }
    }
  }

  private static boolean daemonRuns(Path anchor) {
    return DaemonFile.read(DaemonFile.beside(anchor)).filter(DaemonFile::alive).isPresent();
  }
}
