package dev.pollen.daemon.http;

import dev.pollen.catalog.render.CatalogJson;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** {@code /api/catalog…}: what can trigger and what can be done. */
final class CatalogRoutes {
  private CatalogRoutes() {}

  static void add(Router router, Rooms rooms) {
    router
        .get("/api/catalog")
        .handler(
            request -> Reply.json(request, 200, CatalogJson.list(rooms.catalog().operations())));
    router.get("/api/catalog/:key").handler(request -> show(request, rooms));
  }

  private static void show(RoutingContext request, Rooms rooms) {
    String key = request.pathParam("key");
    rooms
        .catalog()
        .operation(key)
        .ifPresentOrElse(
            found -> Reply.json(request, 200, CatalogJson.full(found)),
            () -> Reply.error(request, 404, "not_found", "there is no operation " + key));
  }
}
