package dev.pollen.daemon;

import dev.pollen.daemon.config.KnownNames;
import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.daemon.http.SignInRoutes;
import dev.pollen.daemon.signin.SignInDesk;
import dev.pollen.engine.Connections;
import dev.pollen.engine.dispatch.Permits.Permit;
import dev.pollen.engine.journal.Journal;
import dev.pollen.engine.places.Installed;
import dev.pollen.engine.places.InstalledLists;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.RecipeFolder;
import dev.pollen.engine.recipe.RecipeReader;
import dev.pollen.engine.vault.StoreVault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Signs connections in while no daemon runs: holds the store for that while, polls nothing, and
 * listens only for the browser that comes back.
 */
public final class Parlour {
  private final Vertx vertx;
  private final Journal journal;
  private final Connections connections;
  private final SignInDesk desk;
  private final PollenConfig config;

  private Parlour(
      Vertx vertx, Journal journal, Connections connections, SignInDesk desk, PollenConfig config) {
    this.vertx = vertx;
    this.journal = journal;
    this.connections = connections;
    this.desk = desk;
    this.config = config;
  }

  /** Takes the store; blocks while it opens. */
  public static Future<Parlour> open(DaemonSetup setup) {
    InstantSource clock = InstantSource.system();
    Journal journal;
    try {
      journal = StoreDoor.enter(setup.config().storeOptions(clock), setup.config().anchor());
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
    Vertx vertx =
        Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setInternalBlockingPoolSize(2));
    return StoreVault.open(journal, setup.key(), Groundwork.scrubber(setup), Runnable::run)
        .map(vault -> furnish(setup, vertx, journal, vault, clock))
        .recover(
            fault ->
                journal
                    .close()
                    .eventually(() -> Loose.from(vertx.close()))
                    .transform(closed -> Future.failedFuture(fault)));
  }

  private static Parlour furnish(
      DaemonSetup setup, Vertx vertx, Journal journal, StoreVault vault, InstantSource clock) {
    Connections connections = Groundwork.connections(setup, vertx, clock, vault);
    List<Recipe> recipes = recipes(setup);
    SignInDesk desk =
        new SignInDesk(
            setup.catalog(),
            connections,
            setup.connections(),
            () -> recipes,
            clock,
            name -> {},
            account -> Future.succeededFuture(Permit.FREE),
            name -> InstalledLists.kept(vault, name).map(Installed::names).orElse(Map.of()));
    return new Parlour(vertx, journal, connections, desk, setup.config());
  }

  private static List<Recipe> recipes(DaemonSetup setup) {
    PollenConfig config = setup.config();
    RecipeReader.Setting setting = new RecipeReader.Setting(setup.catalog(), config.polling());
    return new RecipeFolder(config.recipes(), setting, KnownNames.of(config)).read().recipes();
  }

  public SignInDesk desk() {
    return desk;
  }

  /** Listens for the browser at the daemon's own port; answers where. */
  public Future<String> listen() {
    Router router = Router.router(vertx);
    SignInRoutes.addCallback(router, desk);
    return vertx
        .createHttpServer()
        .requestHandler(router)
        .listen(config.http().port(), "127.0.0.1")
        .map(server -> "http://127.0.0.1:" + server.actualPort() + SignInRoutes.CALLBACK);
  }

  public Future<Void> close() {
    return Loose.from(connections.close())
        .eventually(journal::close)
        .eventually(() -> Loose.from(vertx.close()));
  }
}
