package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A HighLevel look-alike on a port of this machine. It serves one location, and the company that
 * looks after it, from memory, with the vendor's shapes, statuses, paging, limits and headers, and
 * keeps changing by itself. The same options and the same seed make the same location.
 *
 * <p>All methods may be called from any thread. What it shows after {@link #close} is what was true
 * then.
 */
public final class Sandbox {
  private static final int MILLIS = 1000;

  private final Vertx vertx;
  private final SandboxOptions options;
  private final String token;
  private final String agencyToken;
  private final World world;
  private final Ledger ledger;
  private final Life life;
  private final SandboxOptions skewed;
  private final Faults faults;
  private final TokenOffice office;
  private final Ids traces;
  private final Set<String> first;
  private final Set<String> places;
  private final Rooms rooms = new Rooms();
  private volatile int port;
  private volatile boolean calm;
  private volatile String deployment = "";

  private Sandbox(Vertx vertx, SandboxOptions options) {
    this.vertx = vertx;
    this.options = options;
    Ids ids = new Ids(new Random(options.seed()));
    Random random = new Random(options.seed() + 1);
    this.token = "sandbox-" + ids.uuid();
    this.agencyToken = "sandbox-agency-" + ids.uuid();
    this.ledger = new Ledger(options.clock());
    this.faults = new Faults(FaultPlan.NONE, new Random(options.seed() + 3), ledger);
    InstantSource stamps = faults.skewed(options.clock());
    this.skewed = options.withClock(stamps);
    this.world = World.empty(skewed, ids);
    People people = new People(random);
    this.life = new Life(world, people, random, ledger);
    new Past(world, people, random).make(options.contacts());
    this.office =
        new TokenOffice(world.agency(), options.clock(), new Ids(new Random(options.seed() + 4)));
    this.traces = new Ids(new Random(options.seed() + 2));
    this.first = world.contacts().table().ids();
    this.places = world.agency().locations().ids();
    this.faults.follow(options.faults());
  }

  /** Makes the location; blocks for a moment when it is large. */
  public static Sandbox create(Vertx vertx, SandboxOptions options) {
    return new Sandbox(vertx, options);
  }

  /** Listens; fails when the port is taken. */
  public Future<Sandbox> start() {
    return vertx
        .deployVerticle(rooms)
        .map(
            id -> {
              deployment = id;
              return this;
            });
  }

  public int port() {
    return port;
  }

  /** What a connection needs as its base address. */
  public String baseUrl() {
    return "http://%s:%d".formatted(options.host(), port);
  }

  /** The bearer token of the location, which almost all operations take. */
  public String token() {
    return token;
  }

  /** The bearer token of the company that looks after the location. */
  public String agencyToken() {
    return agencyToken;
  }

  private Optional<Badge> badge(String given) {
    return Optional.ofNullable(
            Map.of(token, Badge.SUB_ACCOUNT, agencyToken, Badge.AGENCY).get(given))
        .or(() -> office.badge(given));
  }

  /** For which location a token is; empty when it is the company's, or none. */
  private Optional<String> locationOf(String given) {
    return given.equals(token) ? Optional.of(location()) : office.location(given);
  }

  /** What the vendor calls the app's id. */
  public String app() {
    return TokenOffice.APP;
  }

  /** The ids that the company's locations had at the start; the token's is among them. */
  public Set<String> locations() {
    return places;
  }

  /** The id of the app that signs in by OAuth. */
  public String clientId() {
    return TokenOffice.CLIENT;
  }

  /** The secret of that app. */
  public String clientSecret() {
    return office.secret();
  }

  /** The id of the location that the token is for. */
  public String location() {
    return world.location();
  }

  /** The id of the company that the agency's token is for. */
  public String company() {
    return world.agency().company();
  }

  /** What it serves; to be touched on its event loop only. */
  World world() {
    return world;
  }

  /** The ids of the contacts that were there at the start. */
  public Set<String> firstContacts() {
    return first;
  }

  /** How many changes it has made by itself. */
  public long changes() {
    return ledger.changes();
  }

  /** What arrived and what it changed by itself, as {@code GET /_sandbox/ledger} tells it. */
  public ObjectNode ledger() {
    return ledger.told();
  }

  /** From the next request on this goes wrong, and nothing else. */
  public void fail(FaultPlan plan) {
    faults.follow(plan);
  }

  /** No more changes by itself from now on. */
  public void quiet() {
    calm = true;
  }

  /** Changes by itself again. */
  public void stir() {
    calm = false;
  }

  /** Stops listening. */
  public Future<Void> close() {
    calm = true;
    String id = deployment;
    deployment = "";
    return id.isEmpty() ? Future.succeededFuture() : vertx.undeploy(id);
  }

  /** Everything runs on the one event loop of this. */
  private final class Rooms implements Deployable {
    private Sites sites;
    private HttpServer server;
    private long timer;
    private double owed;

    @Override
    public Future<?> deploy(Context context) {
      sites =
          new Sites(
              skewed,
              new Site(world, life, desk(world)),
              desk(world),
              this::desk,
              Sandbox.this::locationOf,
              ledger);
      Control control = new Control(ledger, sites, faults, office);
      Front front = new Front(control, ledger, faults, sites, office, options.clock());
      server = vertx.createHttpServer().requestHandler(front.router(vertx));
      return server.listen(options.port(), options.host()).onSuccess(this::live);
    }

    private Desk desk(World served) {
      Throttle throttle = new Throttle(options.limits(), options.clock());
      Door door = new Door(served.agency(), Sandbox.this::badge);
      return new Desk(served, door, throttle, ledger, traces);
    }

    private void live(HttpServer listening) {
      port = listening.actualPort();
      if (options.ratePerSecond() > 0) {
        timer = vertx.setPeriodic(tick(), id -> pass());
      }
    }

    private long tick() {
      return Math.max(10, Math.round(MILLIS / options.ratePerSecond()));
    }

    /** As many changes as are due: below a hundred a second, one. */
    private void pass() {
      owed = calm ? 0 : owed + options.ratePerSecond() * tick() / MILLIS;
      while (owed >= 1) {
        owed--;
        sites.step();
      }
    }

    @Override
    public Future<?> undeploy(Context context) {
      vertx.cancelTimer(timer);
      return server.close();
    }
  }
}
