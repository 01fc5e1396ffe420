package dev.pollen.daemon.cli;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.SystemSpec;
import dev.pollen.catalog.read.Suggestion;
import dev.pollen.daemon.config.KnownNames;
import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.engine.spi.ConnectionSettings;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which connection an operation is called by. */
record Wiring(Setup setup, PollenConfig config, Catalog catalog) {

  /** The named connection; the system itself where none is needed; else the command ends. */
  String connectionFor(OperationSpec operation, Optional<String> named) {
    boolean needed =
        catalog.system(operation.system()).map(SystemSpec::needsConnection).orElse(true);
    return named.orElseGet(
        () -> {
          if (needed) {
            throw CommandFault.usage(
                "%s needs an account: add --connection NAME (of %s)"
                    .formatted(operation.key(), config.connections()));
          }
          return operation.system();
        });
  }

  /**
   * Opens the named connections.
   *
   * @param byName whether inputs of the calls may be names
   */
  Calling open(Collection<String> names, boolean byName) {
    List<ConnectionSettings> settings = setup.connections(config, catalog, names::contains);
    for (String name : names) {
      boolean known =
          catalog.system(name).isPresent()
              || settings.stream().anyMatch(each -> each.name().equals(name));
      if (!known) {
        throw CommandFault.usage(unknown(name));
      }
    }
    if (Tokens.inVault(catalog, settings)) {
      Optional<DaemonClient> daemon = DaemonClient.find(config);
      if (daemon.isPresent()) {
        return new DaemonCaller(daemon.get(), byName, setup.console());
      }
    }
    Tokens tokens = Tokens.of(config, catalog, settings, setup.console().environment());
    return Caller.open(config, catalog, settings, byName, tokens);
  }

  private String unknown(String name) {
    List<String> known =
        KnownNames.in(config.connections()).byName().keySet().stream().sorted().toList();
    String all = known.isEmpty() ? "there are none yet" : "there are " + String.join(", ", known);
    return "no connection '%s' in %s (%s)"
        .formatted(name, config.connections(), Suggestion.orElse(name, known, all));
  }
}
