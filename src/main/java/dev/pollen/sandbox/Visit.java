package dev.pollen.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * One request on its way: what a fault may do with it. The work behind it is done at most once, and
 * with it what the request asks for has taken effect.
 */
final class Visit {
  private static final int HUGE_MEGABYTES = 100;
  private static final Buffer MEGABYTE = Buffer.buffer("a".repeat(1_000_000));

  private final RoutingContext context;
  private final String operation;
  private final Supplier<Reply> work;
  private final Porter porter;

  /**
   * @param work takes effect, and says how it went
   */
  Visit(RoutingContext context, String operation, Supplier<Reply> work, Porter porter) {
    this.context = context;
    this.operation = operation;
    this.work = work;
    this.porter = porter;
  }

  /** What a visit needs of the look-alike around it. */
  interface Porter {
    /** Puts the usual headers on a response. */
    void head(RoutingContext context);

    /** Answers all that ask for this with the same, for so long. */
    void stick(String operation, Reply reply, Duration length);

    /** Searches and lists show nothing new for so long. */
    void hold(Duration length);
  }

  /** Does the work; from here on it is done. */
  private Reply done() {
    return work.get();
  }

  /** As it should be. */
  void answer() {
    answer(done());
  }

  void answer(Reply reply) {
    send(Spoil.plain(reply), reply);
  }

  private void send(Spoil spoil, Reply reply) {
    porter.head(context);
    Front.dress(context.response(), reply.content());
    send(spoil);
  }

  private void send(Spoil spoil) {
    watched(response(spoil).end(spoil.bytes()));
  }

  private HttpServerResponse response(Spoil spoil) {
    return context.response().setStatusCode(spoil.status()).putHeader("Content-Type", spoil.type());
  }

  /** Who went away meanwhile gets no answer. */
  private void watched(Future<Void> sent) {
    sent.onFailure(gone -> context.request().connection().close());
  }

  void refuse(Refusal refusal) {
    answer(new Reply(refusal.status(), refusal.body()));
  }

  void throttled() {
    porter.head(context);
    context.response().putHeader("X-RateLimit-Remaining", "0").putHeader("Retry-After", "1");
    send(Spoil.plain(refused(Refusal.tooMany())));
  }

  void throttledBare() {
    send(Spoil.plain(refused(Refusal.tooMany())));
  }

  private static Reply refused(Refusal refusal) {
    return new Reply(refusal.status(), refusal.body());
  }

  void broken() {
    refuse(Refusal.broken());
  }

  void brokenAfter() {
    done();
    broken();
  }

  void slow(Duration length) {
    Reply reply = done();
    after(length, () -> answer(reply));
  }

  /** The length is told, half of it comes. */
  void stall() {
    Reply reply = done();
    Spoil plain = Spoil.plain(reply);
    porter.head(context);
    int length = plain.bytes().length();
    response(plain).putHeader("Content-Length", String.valueOf(length));
    watched(context.response().write(plain.bytes().slice(0, length / 2)));
  }

  void drop() {
    context.request().connection().close();
  }

  void dropAfter() {
    done();
    drop();
  }

  void late(Duration length) {
    drop();
    after(length, this::done);
  }

  void lag(Duration length) {
    porter.hold(length);
    answer();
  }

  void endless(Duration length) {
    Reply reply = done();
    porter.stick(operation, reply, length);
    answer(reply);
  }

  void spoilt(FaultKind.Spoiling spoiling) {
    Reply reply = done();
    send(spoiling.of(reply), reply);
  }

  /** Chunk by chunk, as fast as they are taken; its length is not told. */
  void huge() {
    done();
    porter.head(context);
    context.response().setChunked(true).putHeader("Content-Type", Spoil.JSON);
    watched(context.response().write("{\"value\":\"").compose(begun -> more(HUGE_MEGABYTES)));
  }

  private Future<Void> more(int megabytes) {
    return megabytes == 0
        ? context.response().end("\"}")
        : context.response().write(MEGABYTE).compose(sent -> more(megabytes - 1));
  }

  private void after(Duration length, Runnable deed) {
    Vertx vertx = context.vertx();
    vertx.setTimer(Math.max(1, length.toMillis()), id -> deed.run());
  }
}
