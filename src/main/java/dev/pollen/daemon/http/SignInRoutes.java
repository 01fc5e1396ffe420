package dev.pollen.daemon.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.daemon.signin.Errand;
import dev.pollen.daemon.signin.SignInDesk;
import dev.pollen.daemon.signin.Stand;
import dev.pollen.engine.Engine;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /api/connections…}, and the place where a browser comes back to. */
public final class SignInRoutes {
  /** Where a browser comes back to, below our address. */
  public static final String CALLBACK = "/oauth/callback";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HTML = "text/html; charset=utf-8";

  private final SignInDesk desk;

  private SignInRoutes(SignInDesk desk) {
    this.desk = desk;
  }

  /** What needs no token of ours: the state in the address proves that we asked. */
  public static void addCallback(Router router, SignInDesk desk) {
    router.get(CALLBACK).handler(new SignInRoutes(desk)::callback);
  }

  static void add(Router router, SignInDesk desk, Engine engine) {
    SignInRoutes routes = new SignInRoutes(desk);
    router
        .get("/api/connections")
        .handler(
            request ->
                Reply.later(
                    request,
                    engine
                        .budgets()
                        .map(left -> new Means(left, engine::answering).add(list(desk.stands())))));
    router.post("/api/connections/test").handler(request -> routes.test(request, Optional.empty()));
    router
        .get("/api/connections/:name")
        .handler(request -> Reply.json(request, 200, desk.stand(name(request)).json()));
    router
        .post("/api/connections/:name/test")
        .handler(request -> routes.test(request, Optional.of(name(request))));
    router.post("/api/connections/:name/connect").handler(routes::connect);
    router.post("/api/connections/:name/paste").handler(routes::paste);
  }

  private static String name(RoutingContext request) {
    return request.pathParam("name");
  }

  /** All connections as JSON. */
  public static ArrayNode list(List<Stand> stands) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    stands.forEach(stand -> list.add(stand.json()));
    return list;
  }

  private void test(RoutingContext request, Optional<String> name) {
    Reply.later(request, desk.test(name).map(SignInRoutes::tested));
  }

  /** What tests found, as JSON. */
  public static ArrayNode tested(List<SignInDesk.Tested> all) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (SignInDesk.Tested one : all) {
      ObjectNode json = one.stand().json().put("works", one.problem().isEmpty());
      one.problem().ifPresent(words -> json.put("problem", words));
      list.add(json);
    }
    return list;
  }

  private void connect(RoutingContext request) {
    String here = "http://" + request.request().authority() + CALLBACK;
    Reply.json(request, 200, json(desk.begin(name(request), here)));
  }

  /** What is to be done, as JSON. */
  public static ObjectNode json(Errand errand) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("connection", errand.connection()).put("system", errand.system());
    json.put("who", errand.who()).put("by_browser", errand.byBrowser());
    json.put("address", errand.address()).put("redirect", errand.redirect());
    errand.scopes().forEach(json.putArray("scopes")::add);
    ObjectNode guides = json.putObject("guides");
    errand.guides().forEach(guides::put);
    return json;
  }

  private void paste(RoutingContext request) {
    Reply.later(
        request, desk.paste(name(request), body(request).path("text").asText()).map(Stand::json));
  }

  private static JsonNode body(RoutingContext request) {
    try {
      return JSON.readTree(Optional.ofNullable(request.body().asString()).orElse("{}"));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the body is no JSON: send {\"text\": …}", e);
    }
  }

  private void callback(RoutingContext request) {
    Map<String, String> query = new HashMap<>();
    request.queryParams().forEach(query::putIfAbsent);
    Context home = Vertx.currentContext();
    Future<Stand> received = desk.receive(query);
    received.onComplete(
        stand -> home.runOnContext(go -> page(request, 200, well(stand))),
        fault -> home.runOnContext(go -> page(request, 400, badly(fault))));
  }

  private static String well(Stand stand) {
    return "<h1>%s is signed in</h1><p>%s</p><p>You can close this page.</p>"
        .formatted(escaped(stand.name()), escaped(stand.standing().granted().toString()));
  }

  private static String badly(Throwable fault) {
    return "<h1>Not signed in</h1><p>%s</p>".formatted(escaped(String.valueOf(fault.getMessage())));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  private static void page(RoutingContext request, int status, String body) {
    String html = "<!doctype html><meta charset=utf-8><title>Pollen</title>" + body;
    request.response().putHeader("Referrer-Policy", "no-referrer");
    Reply.text(request, status, HTML, html);
  }
}
