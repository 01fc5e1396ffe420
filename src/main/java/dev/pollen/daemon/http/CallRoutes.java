package dev.pollen.daemon.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** {@code /api/call}: one operation now, by a connection of the daemon's. */
final class CallRoutes {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CallRoutes() {}

  static void add(Router router, Rooms rooms, Errands errands) {
    router
        .post("/api/call")
        .handler(request -> errands.answer(request, rooms.call().apply(body(request))));
  }

  private static JsonNode body(RoutingContext request) {
    try {
      return JSON.readTree(Optional.ofNullable(request.body().asString()).orElse("{}"));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the body is no JSON: send {\"operation\": …}", e);
    }
  }
}
