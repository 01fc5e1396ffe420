package dev.pollen.daemon.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.Router;

/** {@code /api/keys/…}: the keys that seal tokens. */
final class KeyRoutes {
  private KeyRoutes() {}

  static void add(Router router, Rooms rooms) {
    router
        .post("/api/keys/rotate")
        .handler(request -> Reply.later(request, rooms.rotateKeys().get().map(KeyRoutes::rotated)));
  }

  private static ObjectNode rotated(int count) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("sealed", count)
        .put("done", "the keys are new: %d things were sealed anew".formatted(count));
  }
}
