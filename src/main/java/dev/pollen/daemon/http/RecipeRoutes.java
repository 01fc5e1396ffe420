package dev.pollen.daemon.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.engine.Engine;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;

/** {@code /api/status}, {@code /api/recipes…}, {@code /api/feeds}, pausing and explaining. */
final class RecipeRoutes {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Rooms rooms;
  private final Errands errands;
  private final Engine engine;

  private RecipeRoutes(Rooms rooms, Errands errands) {
    this.errands = errands;
    this.rooms = rooms;
    this.engine = rooms.engine();
  }

  static void add(Router router, Rooms rooms, Errands errands) {
    RecipeRoutes routes = new RecipeRoutes(rooms, errands);
    routes.addReads(router);
    routes.addSwitches(router);
    routes.addDeeds(router);
  }

  private void addReads(Router router) {
    router
        .get("/api/status")
        .handler(
            request ->
                Reply.later(
                    request,
                    engine
                        .status()
                        .map(now -> StatusJson.whole(now, rooms.health().get(), rooms.version()))));
    router
        .get("/api/recipes")
        .handler(request -> Reply.later(request, engine.status().map(StatusJson::recipes)));
    router
        .get("/api/feeds")
        .handler(request -> Reply.later(request, engine.status().map(StatusJson::feeds)));
    router
        .get("/api/problems")
        .handler(request -> Reply.json(request, 200, StatusJson.problems(rooms.broken().get())));
    router.get("/api/explain").handler(this::explain);
    router.post("/api/foresee").handler(this::foresee);
  }

  private void addSwitches(Router router) {
    router
        .post("/api/pause")
        .handler(request -> tell(request, engine.pause(Optional.empty()), "all recipes paused"));
    router
        .post("/api/resume")
        .handler(request -> tell(request, engine.resume(Optional.empty()), "all recipes resumed"));
    deed(router, "pause", (id, body) -> engine.pause(Optional.of(id)).map(id + " paused"));
    deed(router, "resume", (id, body) -> engine.resume(Optional.of(id)).map(id + " resumed"));
  }

  private void addDeeds(Router router) {
    deed(router, "poll", (id, body) -> engine.poll(id));
    deed(router, "release", (id, body) -> engine.release(id).map(n -> n + " released"));
    deed(router, "drop", (id, body) -> engine.drop(id).map(n -> n + " dropped"));
    router
        .post("/api/recipes/:id/start")
        .handler(
            request ->
                Reply.later(
                    request,
                    engine
                        .startRun(request.pathParam("id"), body(request))
                        .map(run -> object().put("run", run.toString()))));
  }

  private static void deed(
      Router router, String verb, BiFunction<String, JsonNode, Future<String>> does) {
    router
        .post("/api/recipes/:id/" + verb)
        .handler(
            request -> {
              Future<String> words = does.apply(request.pathParam("id"), body(request));
              Reply.later(request, words.map(said -> object().put("done", said)));
            });
  }

  private static void tell(RoutingContext request, Future<Void> done, String words) {
    Reply.later(request, done.map(object().put("done", words)));
  }

  private void explain(RoutingContext request) {
    String recipe = needed(request, "recipe");
    String record = needed(request, "record");
    Reply.later(request, engine.explain(recipe, record).map(StatusJson::explanation));
  }

  private void foresee(RoutingContext request) {
    String folder = body(request).path("folder").asText();
    if (folder.isEmpty() || !Files.isDirectory(Path.of(folder))) {
      throw new IllegalArgumentException(
          "'%s' is no folder: send {\"folder\": …}".formatted(folder));
    }
    errands.answer(request, rooms.foresee().apply(Path.of(folder)));
  }

  private static String needed(RoutingContext request, String name) {
    String value = request.request().getParam(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("'" + name + "' is missing: add ?" + name + "=…");
    }
    return value;
  }

  /** The body; an empty object when there is none. */
  static JsonNode body(RoutingContext request) {
    String text = request.body().asString();
    try {
      return text == null || text.isBlank() ? object() : JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the body is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
