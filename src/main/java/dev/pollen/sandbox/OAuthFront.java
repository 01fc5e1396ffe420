package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The pages and endpoints of OAuth. The authorise page asks nobody who they are: it offers the
 * location and the company, and {@code &choose=ID} picks one without a click. The paths are the
 * vendor's; what goes wrong is asked for as {@code @oauth.token}.
 */
final class OAuthFront {
  private final TokenOffice office;
  private final World world;
  private final Control.Usher usher;

  OAuthFront(TokenOffice office, World world, Control.Usher usher) {
    this.office = office;
    this.world = world;
    this.usher = usher;
  }

  void add(Router router) {
    router.get("/v2/oauth/chooselocation").handler(this::page);
    router.get("/oauth/chooselocation").handler(this::page);
    router
        .post("/oauth/token")
        .handler(context -> visit(context, "oauth.token", true, () -> office.token(form(context))));
    router
        .post("/oauth/locationToken")
        .handler(
            context ->
                visit(
                    context,
                    "oauth.location_token",
                    true,
                    () -> office.locationToken(bearer(context), form(context))));
    router
        .get("/oauth/installedLocations")
        .handler(
            context ->
                visit(context, "oauth.installed_locations", false, () -> installed(context)));
  }

  private void visit(RoutingContext context, String key, boolean write, Supplier<ObjectNode> work) {
    usher.visit(context, key, write, () -> answered(work));
  }

  private static Reply answered(Supplier<ObjectNode> work) {
    try {
      return new Reply(200, work.get());
    } catch (Refusal refusal) {
      return new Reply(refusal.status(), refusal.body());
    }
  }

  private ObjectNode installed(RoutingContext context) {
    MultiMap query = context.queryParams();
    if (!query.contains("companyId") || !query.contains("appId")) {
      throw Refusal.badRequest("Missing parameter: companyId or appId");
    }
    boolean there = !"false".equals(query.get("isInstalled"));
    return office.installed(
        bearer(context), there, number(query, "skip", 0), number(query, "limit", 20));
  }

  private static int number(MultiMap query, String name, int usual) {
    String text = Optional.ofNullable(query.get(name)).orElse("");
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : usual;
  }

  /** The token that a request came with; empty when it came with none. */
  static String bearer(RoutingContext context) {
    String given = context.request().getHeader("Authorization");
    return given != null && given.startsWith("Bearer ") ? given.substring(7) : "";
  }

  private static Map<String, String> form(RoutingContext context) {
    Map<String, String> form = new HashMap<>();
    for (String pair : Front.body(context).toString(StandardCharsets.UTF_8).split("&", -1)) {
      String[] both = pair.split("=", 2);
      form.put(both[0], URLDecoder.decode(both.length > 1 ? both[1] : "", StandardCharsets.UTF_8));
    }
    return form;
  }

  private void page(RoutingContext context) {
    MultiMap query = context.queryParams();
    String redirect = Optional.ofNullable(query.get("redirect_uri")).orElse("");
    boolean fits =
        TokenOffice.CLIENT.equals(query.get("client_id"))
            && "code".equals(query.get("response_type"))
            && redirect.startsWith("http");
    if (!fits) {
      Refusal wrong =
          Refusal.badRequest("Invalid parameter: client_id, response_type or redirect_uri");
      Front.send(context, new Reply(wrong.status(), wrong.body()));
    } else if (query.contains("choose")) {
      agreed(context, redirect, query);
    } else {
      offer(context);
    }
  }

  private void agreed(RoutingContext context, String redirect, MultiMap query) {
    String chosen = query.get("choose");
    Optional<String> location =
        chosen.equals(world.agency().company()) ? Optional.empty() : Optional.of(chosen);
    String scope = Optional.ofNullable(query.get("scope")).orElse("");
    String code = office.code(location, scope, redirect);
    String state =
        Optional.ofNullable(query.get("state"))
            .map(text -> "&state=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
            .orElse("");
    context
        .response()
        .setStatusCode(302)
        .putHeader(
            "Location", redirect + (redirect.contains("?") ? "&" : "?") + "code=" + code + state)
        .end()
        .onFailure(gone -> context.request().connection().close());
  }

  private void offer(RoutingContext context) {
    String here = escaped(context.request().uri());
    String html =
        "<!doctype html><title>Sandbox</title><h1>Who gets access?</h1>"
            + choice(here, world.location(), "the location")
            + choice(here, world.agency().company(), "the company");
    context
        .response()
        .putHeader("Content-Type", "text/html; charset=utf-8")
        .end(html)
        .onFailure(gone -> context.request().connection().close());
  }

  private static String choice(String here, String id, String what) {
    return "<p><a href=\"%s&amp;choose=%s\">%s %s</a></p>".formatted(here, id, what, id);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
  }
}
