package dev.pollen.daemon.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.engine.journal.Person;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;

/** {@code /api/forget}: erases a person. */
final class ForgetRoutes {
  private ForgetRoutes() {}

  static void add(Router router, Rooms rooms, Errands errands) {
    router.post("/api/forget").handler(request -> forget(request, rooms, errands));
  }

  private static void forget(RoutingContext request, Rooms rooms, Errands errands) {
    JsonNode body = RecipeRoutes.body(request);
    Person person = new Person(words(body.path("words")));
    Future<JsonNode> told =
        body.path("dry_run").asBoolean()
            ? rooms.forgetting().look(person)
            : rooms.forgetting().forget(person);
    errands.answer(request, told);
  }

  private static List<String> words(JsonNode texts) {
    List<String> words = new ArrayList<>();
    texts.forEach(text -> words.add(text.asText()));
    return words;
  }
}
