package dev.pollen.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The look-alike's HTTP: ours below {@code /_sandbox}, all else is the vendor's. What the plan of
 * faults says goes wrong here, between the caller and the desk.
 */
final class Front implements Visit.Porter {
  private static final int LARGEST_BODY = 1 << 20;
  private static final int BAD_REQUEST = 400;
  private static final int TOO_LARGE = 413;

  private final Control control;
  private final Ledger ledger;
  private final Faults faults;
  private final Sites sites;
  private final TokenOffice office;
  private final InstantSource clock;
  private final Map<String, Stuck> stuck = new HashMap<>();

  Front(
      Control control,
      Ledger ledger,
      Faults faults,
      Sites sites,
      TokenOffice office,
      InstantSource clock) {
    this.control = control;
    this.ledger = ledger;
    this.faults = faults;
    this.sites = sites;
    this.office = office;
    this.clock = clock;
  }

  /** The answer that an operation gives until then, whatever it is asked. */
  private record Stuck(Reply reply, Instant until) {}

  Router router(Vertx vertx) {
    Router router = Router.router(vertx);
    router.route().handler(Front::notAForm);
    router.route().handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
    router.route("/_sandbox/*").subRouter(control.router(vertx, this::visit));
    new OAuthFront(office, sites.home().world(), this::visit).add(router);
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
    Desk desk = desk(context);
    Optional<Operation> named = desk.named(request);
    String key = named.map(Operation::key).orElse("");
    boolean write = named.map(Operation::write).orElse(false);
    visit(context, key, write, () -> desk.handle(request));
  }

  private Desk desk(RoutingContext context) {
    return sites.desk(OAuthFront.bearer(context));
  }

  /** Lets a request do its work, unless something goes wrong. */
  private void visit(RoutingContext context, String key, boolean write, Supplier<Reply> work) {
    ledger.arrived();
    Visit visit = new Visit(context, key, work, this);
    Optional<Reply> stands = write ? Optional.empty() : stuckAt(key);
    Optional<FaultRule> fault = faults.strike(key, write);
    if (stands.isPresent()) {
      visit.answer(stands.get());
    } else if (fault.isPresent()) {
      fault.get().kind().strike(visit, fault.get().length());
    } else {
      visit.answer();
    }
  }

  private Optional<Reply> stuckAt(String key) {
    stuck.values().removeIf(each -> !clock.instant().isBefore(each.until()));
    return Optional.ofNullable(stuck.get(key)).map(Stuck::reply);
  }

  @Override
  public void head(RoutingContext context) {
    HttpServerResponse response = context.response();
    desk(context).tell(response.headers());
    response.putHeader("Date", Stamps.http(clock.instant()));
  }

  @Override
  public void stick(String operation, Reply reply, Duration length) {
    stuck.put(operation, new Stuck(reply, clock.instant().plus(length)));
  }

  @Override
  public void hold(Duration length) {
    sites.hold(length);
  }

  /** What was sent; empty when there was no body. */
  static Buffer body(RoutingContext context) {
    return Optional.ofNullable(context.body().buffer()).orElseGet(Buffer::buffer);
  }

  static void send(RoutingContext context, Reply reply) {
    HttpServerResponse response = context.response().setStatusCode(reply.status());
    dress(response, reply.content());
    Spoil plain = Spoil.plain(reply);
    response
        .putHeader("Content-Type", plain.type())
        .end(plain.bytes())
        .onFailure(gone -> context.request().connection().close());
  }

  /** What a file's answer says of the file, besides its type. */
  static void dress(HttpServerResponse response, Content content) {
    if (content instanceof Content.Download file) {
      response.putHeader("Content-Disposition", "attachment; filename=" + file.name());
    }
  }
}
