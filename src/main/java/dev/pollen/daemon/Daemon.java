package dev.pollen.daemon;

import dev.pollen.catalog.read.Problem;
import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.daemon.http.HttpFront;
import dev.pollen.daemon.http.Rooms;
import dev.pollen.daemon.signin.SignInDesk;
import dev.pollen.engine.Engine;
import dev.pollen.engine.journal.Journal;
import dev.pollen.engine.status.Cause;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running program: wires the rooms, and stops them in order.
 *
 * <p>{@link #start} takes the store (or fails with its holder's name), opens the connections, then
 * the main port, and only then begins to poll. {@link #stop} lets steps in flight settle within a
 * grace. Both may be called from any thread but an event loop.
 */
public final class Daemon {
  private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);

  private final DaemonSetup setup;
  private final House house;
  private final Recipes recipes;
  private final Freshness freshness;
  private final HttpFront front;
  private final DaemonFile file;
  private final Watchmen watchmen;
  private final SpareHeap spare = new SpareHeap();

  private Daemon(
      DaemonSetup setup,
      House house,
      Recipes recipes,
      Freshness freshness,
      HttpFront front,
      DaemonFile file,
      Watchmen watchmen) {
    this.setup = setup;
    this.house = house;
    this.recipes = recipes;
    this.freshness = freshness;
    this.front = front;
    this.file = file;
    this.watchmen = watchmen;
  }

  /** Starts; the future fails with words for the user when something is in the way. */
  public static Future<Daemon> start(DaemonSetup setup) {
    return House.open(setup)
        .compose(
            house ->
                start(setup, house)
                    .recover(fault -> house.close().transform(x -> Future.failedFuture(fault))));
  }

  private static Future<Daemon> start(DaemonSetup setup, House house) {
    PollenConfig config = setup.config();
    String token;
    try {
      token = Secret.token(Secret.beside(config.anchor(), ".token"));
    } catch (IOException e) {
      return Future.failedFuture(e);
    }
    Recipes recipes = Recipes.read(setup, house);
    SignInDesk desk = house.signIns(setup, recipes::inForce);
    Freshness freshness = new Freshness(house.engine()::status, () -> causes(recipes, desk));
    Rooms rooms =
        new Rooms(
            house.engine(),
            setup.catalog(),
            freshness::last,
            house::metrics,
            recipes::problems,
            house.vault()::hide,
            house.vault()::rotate,
            file -> house.backup(config, setup.version(), file),
            house.forgetting(setup),
            desk,
            house.handCalls()::call,
            folder -> recipes.foresee(setup, folder),
            setup.version());
    return Loose.from(HttpFront.start(house.vertx(), config.http(), token, rooms))
        .recover(fault -> Future.failedFuture(portTaken(config, fault)))
        .compose(
            front -> {
              Watchmen watchmen = Watchmen.of(config.alerts(), house, recipes, desk, freshness);
              return begin(setup, house, recipes, freshness, front, token, watchmen);
            });
  }

  private static List<String> causes(Recipes recipes, SignInDesk desk) {
    return Stream.concat(recipes.causes().stream(), desk.causes().stream().map(Cause::words))
        .toList();
  }

  private static Throwable portTaken(PollenConfig config, Throwable fault) {
    return fault instanceof BindException
        ? new IllegalStateException(
            "port %d is taken by another program: set http.port in %s (0: any free one)"
                .formatted(config.http().port(), config.file()),
            fault)
        : fault;
  }

  private static Future<Daemon> begin(
      DaemonSetup setup,
      House house,
      Recipes recipes,
      Freshness freshness,
      HttpFront front,
      String token,
      Watchmen watchmen) {
    String address = "http://%s:%d".formatted(shown(setup.config().http().host()), front.port());
    DaemonFile file = new DaemonFile(address, token, ProcessHandle.current().pid());
    Daemon daemon = new Daemon(setup, house, recipes, freshness, front, file, watchmen);
    return house
        .engine()
        .start(recipes.inForce())
        .map(
            started -> {
              daemon.attend();
              return daemon;
            })
        .recover(fault -> Loose.from(front.close()).transform(x -> Future.failedFuture(fault)));
  }

  private static String shown(String host) {
    return host.equals("0.0.0.0") ? "127.0.0.1" : host.contains(":") ? "[" + host + "]" : host;
  }

  private void attend() {
    try {
      file.write(place());
    } catch (IOException e) {
      LOG.warn(
          "commands cannot find this daemon: {} cannot be written: {}", place(), e.getMessage());
    }
    freshness.start();
    spare.start();
    recipes.attend();
    watchmen.start();
    house.retain();
  }

  private Path place() {
    return DaemonFile.beside(setup.config().anchor());
  }

  public String address() {
    return file.address();
  }

  public Engine engine() {
    return house.engine();
  }

  public Journal journal() {
    return house.journal();
  }

  public MeterRegistry meters() {
    return house.meters();
  }

  /** How many recipes are in force. */
  public int recipes() {
    return recipes.inForce().size();
  }

  /** What is wrong with recipe files now. */
  public List<Problem> problems() {
    return recipes.problems();
  }

  /** No new polls, steps in flight settle within the grace, then everything closes. */
  public Future<Void> stop(Duration grace) {
    watchmen.close();
    recipes.close();
    freshness.close();
    spare.close();
    return Loose.from(front.close())
        .eventually(() -> house.engine().stop(grace))
        .eventually(house::close)
        .eventually(this::forget)
        .onFailure(fault -> LOG.warn("stopping: {}", fault.getMessage()));
  }

  private Future<Void> forget() {
    try {
      file.delete(place());
    } catch (IOException e) {
      LOG.warn("{} cannot be deleted: {}", place(), e.getMessage());
    }
    return Future.succeededFuture();
  }
}
