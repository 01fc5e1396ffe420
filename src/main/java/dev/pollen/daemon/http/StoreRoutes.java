package dev.pollen.daemon.http;

import io.vertx.ext.web.Router;
import java.nio.file.Path;

/** {@code /api/store/…}: the store as a whole. */
final class StoreRoutes {
  private StoreRoutes() {}

  static void add(Router router, Rooms rooms, Errands errands) {
    router
        .post("/api/store/backup")
        .handler(
            request -> {
              String file = RecipeRoutes.body(request).path("file").asText();
              if (!Path.of(file).isAbsolute()) {
                throw new IllegalArgumentException("'file' is the whole path of a new file");
              }
              errands.answer(request, rooms.backup().apply(Path.of(file)));
            });
  }
}
