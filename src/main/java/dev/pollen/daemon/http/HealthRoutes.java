package dev.pollen.daemon.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** {@code /health/…} and {@code /metrics}: for those who watch us. */
final class HealthRoutes {
  private static final int READY = 200;
  private static final int NOT_READY = 503;
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private HealthRoutes() {}

  static void add(Router router, Rooms rooms) {
    router.get("/health/live").handler(request -> Reply.json(request, READY, state("live")));
    router.get("/health/ready").handler(request -> ready(request, rooms.health().get()));
  }

  static void addMetrics(Router router, Rooms rooms) {
    router
        .get("/metrics")
        .handler(request -> Reply.text(request, READY, PROMETHEUS, rooms.metrics().get()));
  }

  private static void ready(RoutingContext request, Health health) {
    ObjectNode json = state(health.ready() ? "ready" : "not ready");
    health.causes().forEach(json.putArray("causes")::add);
    health.waiting().forEach(json.putArray("waiting")::add);
    Reply.json(request, health.ready() ? READY : NOT_READY, json);
  }

  private static ObjectNode state(String word) {
    return JsonNodeFactory.instance.objectNode().put("status", word);
  }
}
