package dev.pollen.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.InstantSource;
import java.util.Optional;

/** The look-alike's HTTP: ours below {@code /_sandbox}, all else is the vendor's. */
final class Front {
  private static final int LARGEST_BODY = 1 << 20;
  private static final int BAD_REQUEST = 400;
  private static final int TOO_LARGE = 413;

  private final Desk desk;
  private final Control control;
  private final InstantSource clock;

  Front(Desk desk, Control control, InstantSource clock) {
    this.desk = desk;
    this.control = control;
    this.clock = clock;
  }

  Router router(Vertx vertx) {
    Router router = Router.router(vertx);
    router.route().handler(Front::notAForm);
    router.route().handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
    router.route("/_sandbox/*").subRouter(control.router(vertx));
    router.route().handler(this::vendor);
    router.errorHandler(TOO_LARGE, context -> send(context, refused(Refusal.tooLarge())));
    router.errorHandler(BAD_REQUEST, context -> send(context, refused(unreadable())));
    return router;
  }

  /** What is sent is JSON, also where it says that it is a form, as curl does unasked. */
  private static void notAForm(RoutingContext context) {
    context.request().headers().remove("Content-Type");
    context.next();
  }

  private static Refusal unreadable() {
    return Refusal.badRequest("The address cannot be decoded.");
  }

  private static Reply refused(Refusal refusal) {
    return new Reply(refusal.status(), refusal.body());
  }

  private void vendor(RoutingContext context) {
    HttpServerRequest in = context.request();
    Request request =
        new Request(
            in.method().name(),
            in.path(),
            in.scheme() + "://" + in.authority(),
            in.headers(),
            context.queryParams(),
            body(context));
    Reply reply = desk.handle(request);
    desk.tell(context.response().headers());
    context.response().putHeader("Date", Stamps.http(clock.instant()));
    send(context, reply);
  }

  /** What was sent; empty when there was no body. */
  static Buffer body(RoutingContext context) {
    return Optional.ofNullable(context.body().buffer()).orElseGet(Buffer::buffer);
  }

  static void send(RoutingContext context, Reply reply) {
    HttpServerResponse response = context.response().setStatusCode(reply.status());
    end(response, reply.content()).onFailure(gone -> context.request().connection().close());
  }

  private static Future<Void> end(HttpServerResponse response, Content content) {
    if (content instanceof Content.Download file) {
      return response
          .putHeader("Content-Type", file.type())
          .putHeader("Content-Disposition", "attachment; filename=" + file.name())
          .end(file.bytes());
    }
    return response
        .putHeader("Content-Type", "application/json; charset=utf-8")
        .end(((Content.Data) content).json().toString());
  }
}
