package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.daemon.forget.Forgetting;
import dev.pollen.daemon.forget.Holding;
import dev.pollen.engine.Connections;
import dev.pollen.engine.Registry;
import dev.pollen.engine.journal.Person;
import dev.pollen.engine.journal.SqlJournal;
import dev.pollen.engine.spi.Host;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.InstantSource;
import java.util.List;

/**
 * Forgets in the store itself, while no daemon runs on it: with the systems of this machine, and no
 * connection to any other.
 */
final class ForgetHere implements AutoCloseable {
  private final SqlJournal journal;
  private final Vertx vertx;
  private final Connections connections;
  private final Forgetting forgetting;

  private ForgetHere(SqlJournal journal, Vertx vertx, PollenConfig config, Catalog catalog) {
    InstantSource clock = InstantSource.system();
    Host host =
        new Host(
            vertx, catalog, clock, config.zone(), config.base(), config.data(), config.timeout());
    this.journal = journal;
    this.vertx = vertx;
    this.connections =
        Connections.open(
            Registry.load(ForgetHere.class.getClassLoader()), catalog, List.of(), host);
    this.forgetting =
        new Forgetting(
            config, catalog, journal, connections, new Holding.Resting(journal, clock), clock);
  }

  static ForgetHere open(PollenConfig config, Catalog catalog) {
    SqlJournal journal = SqlJournal.open(config.storeOptions(InstantSource.system()));
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(2));
    return new ForgetHere(journal, vertx, config, catalog);
  }

  JsonNode forget(Person person, boolean dry) {
    return Waiting.on(dry ? forgetting.look(person) : forgetting.forget(person));
  }

  @Override
  public void close() {
    Waiting.quietly(connections.close().eventually(journal::close).eventually(vertx::close));
  }
}
