package dev.pollen.daemon.cli;

import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.engine.journal.StoreHeld;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;

/** Finds the right desk: a daemon's if one runs, else the store itself. */
final class Desks {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final int MOST_LOOKS = 100;

  private Desks() {}

  static Desk open(Setup setup) {
    PollenConfig config = setup.config();
    return served(config, DaemonDesk::new, () -> store(setup, config));
  }

  private static Desk store(Setup setup, PollenConfig config) {
    if (config.store().missing()) {
      throw CommandFault.failed(
          "nothing ran here yet: there is no %s; start with 'pollen run'"
              .formatted(config.store()));
    }
    return StoreDesk.open(config, setup.catalog(config));
  }

  /**
   * Asks the daemon if one runs, else does it here. One that is just starting holds the store
   * before it can be asked: it is waited for.
   */
  static <T> T served(PollenConfig config, Function<DaemonClient, T> asked, Supplier<T> here) {
    Optional<DaemonClient> daemon = DaemonClient.find(config);
    if (daemon.isPresent()) {
      return asked.apply(daemon.get());
    }
    try {
      return here.get();
    } catch (StoreHeld held) {
      return asked.apply(starting(config).orElseThrow(() -> held));
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
