package dev.pollen.daemon.cli;

import dev.pollen.daemon.config.PollenConfig;
import java.nio.file.Files;
import java.util.Optional;

/** Finds the right desk: a daemon's if one runs, else the store itself. */
final class Desks {
  private Desks() {}

  static Desk open(Setup setup) {
    PollenConfig config = setup.config();
    Optional<DaemonClient> daemon = DaemonClient.find(config);
    if (daemon.isPresent()) {
      return new DaemonDesk(daemon.get());
    }
    if (Files.notExists(config.store())) {
      throw CommandFault.failed(
          "nothing ran here yet: there is no %s; start with 'pollen run'"
              .formatted(config.store()));
    }
    return StoreDesk.open(config, setup.catalog(config));
  }
}
