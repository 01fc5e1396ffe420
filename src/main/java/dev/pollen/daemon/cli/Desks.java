package dev.pollen.daemon.cli;

import dev.pollen.catalog.Catalog;
import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.engine.journal.StoreHeld;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Finds the right desk: a daemon's if one runs, else the store itself. */
final class Desks {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final int MOST_LOOKS = 100;

  private Desks() {}

  static Desk open(Setup setup) {
    PollenConfig config = setup.config();
    Optional<DaemonClient> daemon = DaemonClient.find(config);
    if (daemon.isPresent()) {
      return new DaemonDesk(daemon.get());
    }
    if (config.store().missing()) {
      throw CommandFault.failed(
          "nothing ran here yet: there is no %s; start with 'pollen run'"
              .formatted(config.store()));
    }
    return store(config, setup.catalog(config));
  }

  /**
   * A daemon that is just starting holds the store before it can be asked: then it is waited for.
   */
  private static Desk store(PollenConfig config, Catalog catalog) {
    try {
      return StoreDesk.open(config, catalog);
    } catch (StoreHeld held) {
      return starting(config).<Desk>map(DaemonDesk::new).orElseThrow(() -> held);
    }
  }

  private static Optional<DaemonClient> starting(PollenConfig config) {
    Optional<DaemonClient> daemon = DaemonClient.find(config);
    for (int looks = 0; daemon.isEmpty() && looks < MOST_LOOKS; looks++) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      daemon = DaemonClient.find(config);
    }
    return daemon;
  }
}
