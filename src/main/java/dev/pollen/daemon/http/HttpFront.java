package dev.pollen.daemon.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.daemon.config.PollenConfig.Address;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The main port. Everything but {@code /} and health asks for {@code Authorization: Bearer TOKEN}.
 *
 * <table>
 * <caption>Routes</caption>
 * <tr><td>{@code GET /}</td><td>name, version, and where things are</td></tr>
 * <tr><td>{@code GET /health/live}</td><td>200 while the process answers</td></tr>
 * <tr><td>{@code GET /health/ready}</td><td>200, or 503 with every cause by name</td></tr>
 * <tr><td>{@code GET /metrics}</td><td>all meters, for Prometheus</td></tr>
 * <tr><td>{@code GET /api/status}</td><td>readiness, recipes and feeds at once</td></tr>
 * <tr><td>{@code GET /api/recipes}, {@code /api/feeds}, {@code /api/problems}</td><td>each alone;
 *     what is wrong with recipe files</td></tr>
 * <tr><td>{@code POST /api/recipes/ID/start}</td><td>a run of a manual recipe; the body is its
 *     input</td></tr>
 * <tr><td>{@code POST /api/recipes/ID/pause|resume|poll|release|drop}</td><td>as they say</td></tr>
 * <tr><td>{@code POST /api/pause}, {@code /api/resume}</td><td>all recipes</td></tr>
 * <tr><td>{@code GET /api/runs?recipe=&state=&record=&limit=}</td><td>newest first</td></tr>
 * <tr><td>{@code GET /api/runs/ID}</td><td>one, with what was sent and what came back</td></tr>
 * <tr><td>{@code POST /api/runs/ID/retry|release|drop}</td><td>as they say; {@code with_current}
 *     in a retry's body asks for the newest version of the recipe</td></tr>
 * <tr><td>{@code POST /api/runs/ID/resolve}</td><td>{@code {"as": "done|repeat|drop"}}</td></tr>
 * <tr><td>{@code POST /api/foresee}</td><td>{@code {"folder": …}}: what its recipes would run and
 *     skip; polls once, changes nothing</td></tr>
 * <tr><td>{@code GET /api/explain?recipe=&record=}</td><td>why a record ran or did not</td></tr>
 * <tr><td>{@code GET /api/connections}, {@code /api/connections/NAME}</td><td>how they stand</td></tr>
 * <tr><td>{@code POST /api/connections/test}, {@code /api/connections/NAME/test}</td><td>a harmless
 *     call by all, or by one</td></tr>
 * <tr><td>{@code POST /api/connections/NAME/connect}</td><td>what a person has to do, and the
 *     address at which they agree</td></tr>
 * <tr><td>{@code POST /api/connections/NAME/paste}</td><td>{@code {"text": "…"}}: a key, or where the
 *     browser ended</td></tr>
 * <tr><td>{@code GET /oauth/callback}</td><td>where the browser comes back to; asks for no token, the
 *     state proves that we asked</td></tr>
 * <tr><td>{@code POST /api/call}</td><td>one operation now: {@code {"operation": …, "connection": …,
 *     "with": {…}}}</td></tr>
 * <tr><td>{@code POST /api/keys/rotate}</td><td>seals every token anew</td></tr>
 * <tr><td>{@code POST /api/forget}</td><td>{@code {"words": ["ada@example.com", …], "dry_run":
 *     true}}: erases a person; answers what was erased and what is left</td></tr>
 * <tr><td>{@code POST /api/store/backup}</td><td>{@code {"file": …}}: writes a backup</td></tr>
 * <tr><td>{@code GET /api/errands/ID}</td><td>what came of what takes long (foresee,
 *     forget, backup, call) and was asked for with
 *     {@code Prefer: respond-async}; 202 while it is at work</td></tr>
 * <tr><td>{@code GET /api/catalog}, {@code /api/catalog/KEY}</td><td>what exists</td></tr>
 * </table>
 */
public final class HttpFront {
  private static final int MAX_BODY = 1024 * 1024;
  private static final int IDLE_SECONDS = 120;
  private static final int MOST_CONNECTIONS = 256;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpServer server;

  private HttpFront(HttpServer server) {
    this.server = server;
  }

  /** Listens; fails when the port is taken. */
  public static Future<HttpFront> start(Vertx vertx, Address address, String token, Rooms rooms) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(address.host())
            .setPort(address.port())
            .setIdleTimeout(IDLE_SECONDS)
            .setIdleTimeoutUnit(TimeUnit.SECONDS);
    return vertx
        .createHttpServer(Crowd.seenAtOnce(options))
        .connectionHandler(new Crowd(MOST_CONNECTIONS)::entered)
        .requestHandler(router(vertx, new Guard(address.host(), token), rooms))
        .listen()
        .map(HttpFront::new);
  }

  private static Router router(Vertx vertx, Guard guard, Rooms rooms) {
    Router router = Router.router(vertx);
    router.route().handler(request -> Reply.scrub(request, rooms.hide()));
    router.route().handler(guard::site);
    router.get("/").handler(request -> Reply.json(request, 200, welcome(rooms)));
    HealthRoutes.add(router, rooms);
    SignInRoutes.addCallback(router, rooms.signIns());
    router.route().handler(guard::token);
    router.route().handler(BodyHandler.create(false).setBodyLimit(MAX_BODY));
    HealthRoutes.addMetrics(router, rooms);
    Errands errands = new Errands(vertx, PATIENCE);
    errands.add(router);
    RecipeRoutes.add(router, rooms, errands);
    RunRoutes.add(router, rooms);
    CatalogRoutes.add(router, rooms);
    KeyRoutes.add(router, rooms);
    StoreRoutes.add(router, rooms, errands);
    ForgetRoutes.add(router, rooms, errands);
    CallRoutes.add(router, rooms, errands);
    SignInRoutes.add(router, rooms.signIns(), rooms.engine());
    router.route().handler(HttpFront::unknown);
    router.route().failureHandler(HttpFront::failed);
    return router;
  }

  private static ObjectNode welcome(Rooms rooms) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", "pollen").put("version", rooms.version());
    json.put("health", "/health/ready").put("metrics", "/metrics").put("api", "/api/status");
    return json;
  }

  private static void unknown(RoutingContext request) {
    String path = request.request().method() + " " + request.request().path();
    Reply.error(request, 404, "not_found", "nothing answers to " + path);
  }

  private static void failed(RoutingContext request) {
    if (request.failure() != null) {
      Reply.fault(request, request.failure());
    } else if (request.statusCode() == 413) {
      Reply.error(request, 413, "too_large", "the body is larger than 1 MiB");
    } else {
      Reply.error(request, request.statusCode(), "refused", "this request is not understood");
    }
  }

  /** The port in use, also when any was asked for. */
  public int port() {
    return server.actualPort();
  }

  public Future<Void> close() {
    return server.close().mapEmpty();
  }
}
