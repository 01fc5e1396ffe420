package dev.pollen.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * What is ours, not the vendor's, all below {@code /_sandbox}:
 *
 * <ul>
 *   <li>{@code GET /health}: that it is there;
 *   <li>{@code GET /ledger}: what arrived and what was changed;
 *   <li>{@code POST /contacts}: one contact more, as the body says, made up where it says nothing;
 *   <li>{@code POST /sink/{name}}: takes any JSON, for recipes that tell something over HTTP; the
 *       ledger has it as {@code sink.NAME}, by the body's {@code id}.
 * </ul>
 */
final class Control {
  private final Ledger ledger;
  private final Life life;

  Control(Ledger ledger, Life life) {
    this.ledger = ledger;
    this.life = life;
  }

  Router router(Vertx vertx) {
    Router router = Router.router(vertx);
    router.get("/health").handler(context -> ok(context, Json.object().put("status", "up")));
    router.get("/ledger").handler(context -> ok(context, ledger.told()));
    router.post("/contacts").handler(this::contact);
    router.post("/sink/:name").handler(this::sink);
    return router;
  }

  private void contact(RoutingContext context) {
    JsonNode body = body(context);
    if (body instanceof ObjectNode wishes) {
      Front.send(context, new Reply(201, Json.object().set("contact", life.newContact(wishes))));
    } else {
      Front.send(context, wrong("the body must be a JSON object"));
    }
  }

  private void sink(RoutingContext context) {
    JsonNode body = body(context);
    if (body.isMissingNode()) {
      Front.send(context, wrong("the body must be JSON"));
      return;
    }
    String operation = "sink." + context.pathParam("name");
    ledger.written(operation, body.path("id").asText(Json.hash(body)), body);
    ledger.answered(operation, 200);
    ok(context, Json.object().put("received", true));
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
