package dev.pollen.daemon.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.engine.Engine;
import dev.pollen.engine.journal.Journal.RunQuery;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunState;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.NoSuchElementException;
import java.util.Optional;

/** {@code /api/runs…}: history, and what waits for a person. */
final class RunRoutes {
  private static final int USUAL = 50;
  private static final int MOST = 10_000;

  private final Engine engine;
  private final RunJson json;

  private RunRoutes(Rooms rooms) {
    this.engine = rooms.engine();
    this.json = new RunJson(new Scrubber(rooms.catalog()));
  }

  static void add(Router router, Rooms rooms) {
    RunRoutes routes = new RunRoutes(rooms);
    router.get("/api/runs").handler(routes::list);
    router.get("/api/runs/:id").handler(routes::show);
    router.post("/api/runs/:id/retry").handler(routes::retry);
    router.post("/api/runs/:id/resolve").handler(routes::resolve);
    router
        .post("/api/runs/:id/release")
        .handler(request -> count(request, routes.engine.release(text(request)), "released"));
    router
        .post("/api/runs/:id/drop")
        .handler(request -> count(request, routes.engine.drop(text(request)), "dropped"));
  }

  private void list(RoutingContext request) {
    RunQuery query =
        new RunQuery(
            param(request, "recipe"),
            param(request, "state").map(RunRoutes::state),
            param(request, "record"),
            limit(param(request, "limit")));
    Reply.later(request, engine.runs(query).map(json::list));
  }

  private void show(RoutingContext request) {
    RunId id = id(request);
    Reply.later(
        request,
        engine
            .run(id)
            .map(
                found ->
                    found.orElseThrow(() -> new NoSuchElementException("there is no run " + id)))
            .map(json::whole));
  }

  private void retry(RoutingContext request) {
    boolean current = RecipeRoutes.body(request).path("with_current").asBoolean();
    RunId id = id(request);
    Future<RunRecord> run = current ? engine.retryWithCurrent(id) : engine.retry(id);
    Reply.later(request, run.map(json::whole));
  }

  private void resolve(RoutingContext request) {
    String as = RecipeRoutes.body(request).path("as").asText("");
    Reply.later(request, engine.resolve(id(request), Engine.Resolution.of(as)).map(json::whole));
  }

  private static void count(RoutingContext request, Future<Integer> done, String verb) {
    Reply.later(request, done.map(n -> object().put("done", n + " " + verb)));
  }

  private static RunId id(RoutingContext request) {
    return RunId.parse(text(request));
  }

  private static String text(RoutingContext request) {
    return request.pathParam("id");
  }

  private static Optional<String> param(RoutingContext request, String name) {
    return Optional.ofNullable(request.request().getParam(name)).filter(text -> !text.isBlank());
  }

  private static RunState state(String word) {
    try {
      return RunState.of(word);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'" + word + "' is no state of a run: they are " + States.words(), e);
    }
  }

  private static int limit(Optional<String> text) {
    try {
      return Math.max(1, Math.min(MOST, text.map(Integer::valueOf).orElse(USUAL)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'limit' must be a whole number", e);
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
