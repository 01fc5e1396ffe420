package dev.pollen.daemon;

import dev.pollen.engine.journal.SqlJournal;
import dev.pollen.engine.journal.StoreHeld;
import dev.pollen.engine.journal.StoreOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Opens the store for a daemon. A command that looks into it holds it for a moment, and is waited
 * for; another daemon is not.
 */
final class StoreDoor {
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private StoreDoor() {}

  /**
   * Blocks, ten seconds at most; fails with the holder's name.
   *
   * @param anchor the file beside which a daemon says where it is
   */
  static SqlJournal enter(StoreOptions store, Path anchor) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return SqlJournal.open(store);
      } catch (StoreHeld held) {
        if (System.nanoTime() - end > 0 || daemonRuns(anchor)) {
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
