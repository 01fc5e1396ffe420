package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pollen.catalog.Catalog;
import dev.pollen.daemon.DaemonSetup;
import dev.pollen.daemon.Parlour;
import dev.pollen.daemon.config.ConnectionsReader;
import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.daemon.http.SignInRoutes;
import dev.pollen.engine.journal.StoreHeld;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.vault.VaultFault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Where a command signs connections in: at the running daemon, or by itself when none runs. */
interface Counter extends AutoCloseable {

  /** How all stand. */
  JsonNode list();

  JsonNode stand(String name);

  /** What a person has to do. */
  JsonNode connect(String name);

  JsonNode paste(String name, String text);

  /** How they stand after a harmless call. */
  JsonNode test(Optional<String> name);

  @Override
  void close();

  static Counter open(Setup setup) {
    PollenConfig config = setup.config();
    return DaemonClient.find(config)
        .<Counter>map(OfDaemon::new)
        .orElseGet(() -> own(setup, config));
  }

  /**
   * For who only looks, and goes without where that takes a secret that is not there. Makes no
   * store.
   */
  static Optional<Counter> quietly(Setup setup) {
    PollenConfig config = setup.config();
    Optional<Counter> daemon = DaemonClient.find(config).map(OfDaemon::new);
    if (daemon.isPresent() || config.store().missing()) {
      return daemon;
    }
    Catalog catalog = setup.loaded(Optional.of(config)).catalog();
    return ConnectionsReader.read(
            config.connections(),
            catalog,
            setup.console().environment(),
            name -> true,
            config.network())
        .value()
        .flatMap(settings -> unlessShut(() -> own(setup, config, catalog, settings)));
  }

  private static Optional<Counter> unlessShut(Supplier<Counter> opening) {
    try {
      return Optional.of(opening.get());
    } catch (StoreHeld | VaultFault shut) {
      return Optional.empty(); // whoever looks for what was granted tells why
    }
  }

  private static Counter own(Setup setup, PollenConfig config) {
    Catalog catalog = setup.catalog(config);
    return own(setup, config, catalog, setup.connections(config, catalog, name -> true));
  }

  private static Counter own(
      Setup setup, PollenConfig config, Catalog catalog, List<ConnectionSettings> settings) {
    DaemonSetup parts =
        new DaemonSetup(
            config,
            catalog,
            settings,
            Version.text(),
            DaemonSetup.key(config, setup.console().environment()));
    return new Own(Waiting.on(Parlour.open(parts)));
  }

  /** The daemon's. */
  record OfDaemon(DaemonClient daemon) implements Counter {
    private static String path(String name) {
      return "/api/connections/" + DaemonClient.part(name);
    }

    @Override
    public JsonNode list() {
      return daemon.get("/api/connections", Map.of());
    }

    @Override
    public JsonNode stand(String name) {
      return daemon.get(path(name), Map.of());
    }

    @Override
    public JsonNode connect(String name) {
      return daemon.post(path(name) + "/connect", JsonNodeFactory.instance.objectNode());
    }

    @Override
    public JsonNode paste(String name, String text) {
      return daemon.post(
          path(name) + "/paste", JsonNodeFactory.instance.objectNode().put("text", text));
    }

    @Override
    public JsonNode test(Optional<String> name) {
      return daemon.post(
          name.map(OfDaemon::path).orElse("/api/connections") + "/test",
          JsonNodeFactory.instance.objectNode());
    }

    @Override
    public void close() {
      // nothing is held
    }
  }

  /** Our own, while no daemon runs. */
  record Own(Parlour parlour) implements Counter {
    @Override
    public JsonNode list() {
      return SignInRoutes.list(parlour.desk().stands());
    }

    @Override
    public JsonNode stand(String name) {
      return parlour.desk().stand(name).json();
    }

    @Override
    public JsonNode connect(String name) {
      return SignInRoutes.json(parlour.desk().begin(name, Waiting.on(parlour.listen())));
    }

    @Override
    public JsonNode paste(String name, String text) {
      return Waiting.on(parlour.desk().paste(name, text)).json();
    }

    @Override
    public JsonNode test(Optional<String> name) {
      return SignInRoutes.tested(Waiting.on(parlour.desk().test(name)));
    }

    @Override
    public void close() {
      Waiting.quietly(parlour.close());
    }
  }
}
