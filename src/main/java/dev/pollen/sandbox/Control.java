package dev.pollen.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is ours, not the vendor's, all below {@code /_sandbox}:
 *
 * <ul>
 *   <li>{@code GET /health}: that it is there;
 *   <li>{@code GET /ledger}: what arrived and what was changed;
 *   <li>{@code POST /contacts}: one contact more, as the body says, made up where it says nothing;
 *       the body is that of the vendor's create, without the location; {@code ?location=ID} adds it
 *       at another one of the company's;
 *   <li>{@code POST /sink/{name}}: takes any JSON, for recipes that tell something over HTTP; the
 *       ledger has it as {@code sink.NAME}, by the body's {@code id};
 *   <li>{@code GET /faults}, {@code PUT /faults}: what goes wrong; the body is text as {@code
 *       --faults} takes it;
 *   <li>{@code GET /oauth}, {@code PUT /oauth}: how tokens are given out; the body may hold {@code
 *       expires_in} (seconds), {@code active} (false: refreshes are refused as for a paused
 *       location) and {@code revoke} (true: all tokens are taken back);
 *   <li>{@code GET /locations}, {@code PUT /locations/{id}}: the company's; the body may hold
 *       {@code installed} (false: the app is taken out) and {@code active} (false: it is paused).
 * </ul>
 */
final class Control {
  private final Ledger ledger;
  private final Sites sites;
  private final Faults faults;
  private final TokenOffice office;

  Control(Ledger ledger, Sites sites, Faults faults, TokenOffice office) {
    this.ledger = ledger;
    this.sites = sites;
    this.faults = faults;
    this.office = office;
  }

  /** Lets a request do its work, unless something goes wrong. */
  @FunctionalInterface
  interface Usher {
    void visit(RoutingContext context, String operation, boolean write, Supplier<Reply> work);
  }

  Router router(Vertx vertx, Usher usher) {
    Router router = Router.router(vertx);
    router.get("/health").handler(context -> ok(context, Json.object().put("status", "up")));
    router.get("/ledger").handler(context -> ok(context, ledger.told()));
    router.post("/contacts").handler(this::contact);
    router.post("/sink/:name").handler(context -> sink(context, usher));
    router.get("/faults").handler(context -> ok(context, told()));
    router.put("/faults").handler(this::faults);
    router.get("/oauth").handler(context -> ok(context, office.told()));
    router.put("/oauth").handler(this::oauth);
    router.get("/locations").handler(context -> ok(context, locations()));
    router.put("/locations/:id").handler(this::location);
    return router;
  }

  private void contact(RoutingContext context) {
    try {
      Site site =
          Optional.ofNullable(context.queryParams().get("location"))
              .map(sites::at)
              .orElseGet(sites::home);
      Front.send(context, new Reply(201, Json.object().set("contact", added(site, body(context)))));
    } catch (Refusal refusal) {
      Front.send(context, new Reply(refusal.status(), refusal.body()));
    }
  }

  private ObjectNode added(Site site, JsonNode body) {
    if (!(body instanceof ObjectNode wishes)) {
      throw Refusal.badRequest("the body must be a JSON object");
    }
    List<String> problems = ContactShapes.WISHED.problems(wishes);
    if (!problems.isEmpty()) {
      throw Refusal.unprocessable(problems);
    }
    site.world().contacts().refuseTwin(wishes, "");
    return site.life().newContact(wishes);
  }

  private void sink(RoutingContext context, Usher usher) {
    JsonNode body = body(context);
    if (body.isMissingNode()) {
      Front.send(context, wrong("the body must be JSON"));
    } else {
      String operation = "sink." + context.pathParam("name");
      usher.visit(context, operation, true, () -> sunk(operation, body));
    }
  }

  private Reply sunk(String operation, JsonNode body) {
    ledger.written(operation, body.path("id").asText(Json.hash(body)), body);
    ledger.answered(operation, 200);
    return new Reply(200, Json.object().put("received", true));
  }

  private void faults(RoutingContext context) {
    try {
      faults.follow(FaultPlan.parse(Front.body(context).toString()));
      ok(context, told());
    } catch (IllegalArgumentException e) {
      Front.send(context, wrong(e.getMessage()));
    }
  }

  private void oauth(RoutingContext context) {
    JsonNode body = body(context);
    if (body.path("expires_in").canConvertToInt()) {
      office.expiresIn(body.path("expires_in").asInt());
    }
    if (body.has("active")) {
      office.active(body.path("active").asBoolean());
    }
    if (body.path("revoke").asBoolean()) {
      office.revoke();
    }
    ok(context, office.told());
  }

  private ObjectNode locations() {
    List<ObjectNode> all =
        sites.home().world().agency().locations().rows().stream().map(office::told).toList();
    return Json.object().set("locations", Json.array(all));
  }

  private void location(RoutingContext context) {
    JsonNode body = body(context);
    String id = context.pathParam("id");
    if (body.has("installed")) {
      office.installed(id, body.path("installed").asBoolean());
    }
    if (body.has("active")) {
      office.active(id, body.path("active").asBoolean());
    }
    ok(context, locations());
  }

  private ObjectNode told() {
    ObjectNode told = Json.object().put("faults", faults.plan().toString());
    return told.set("struck", ledger.struck());
  }

  private static JsonNode body(RoutingContext context) {
    Buffer bytes = Front.body(context);
    try {
      return bytes.length() == 0 ? Json.object() : Json.parse(bytes);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private static Reply wrong(String words) {
    Refusal refusal = Refusal.badRequest(words);
    return new Reply(refusal.status(), refusal.body());
  }

  private static void ok(RoutingContext context, ObjectNode body) {
    Front.send(context, new Reply(200, body));
  }
}
