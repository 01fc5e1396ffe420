package dev.pollen.engine.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Effect;
import dev.pollen.catalog.Reconcile;
import dev.pollen.engine.dispatch.Permits.Permit;
import dev.pollen.engine.journal.Boundary;
import dev.pollen.engine.journal.Intent;
import dev.pollen.engine.journal.Outcome;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.Receipt;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One attempt at a time of one action: permit, prepared input, intent, call.
 *
 * <p>The intent is durable before the call leaves, and is written only while a permit is held, so
 * that a crash leaves few doubts. A read has no intent: it may be repeated at will.
 */
final class Sending {
  private static final Duration LATE = Duration.ofSeconds(5);

  private final Trip trip;
  private final String path;
  private final ActionSpec spec;
  private final Action action;
  private final Calls.Named connection;
  private final SecretInputs secrets;

  Sending(Trip trip, String path, ActionSpec spec, Action action, Calls.Named connection) {
    this.trip = trip;
    this.path = path;
    this.spec = spec;
    this.action = action;
    this.connection = connection;
    this.secrets = new SecretInputs(spec, trip.vault());
  }

  /**
   * A call that was made.
   *
   * @param read whether it could change nothing
   */
  record Sent(Intent intent, boolean read, Attempted came) {
    /** The same call, where an earlier one may have happened. */
    Sent afterDoubt() {
      return new Sent(intent, read, came.afterDoubt());
    }
  }

  /** An attempt with an input that is not yet prepared. */
  Future<Sent> first(JsonNode input, int number) {
    return trip.permit(connection, action.host(input))
        .compose(
            permit ->
                ready(input)
                    .onFailure(fault -> permit.unused())
                    .compose(ready -> send(ready, number, permit, Optional::empty)));
  }

  /** The input as an attempt would record it. */
  Future<JsonNode> ready(JsonNode input) {
    return prepared(input).compose(this::sealed);
  }

  private Future<JsonNode> prepared(JsonNode input) {
    try {
      return trip.home(action.prepare(input));
    } catch (RuntimeException | Error e) {
      return Future.failedFuture(e);
    }
  }

  /** As it may be written down: what is secret in it sealed. */
  Future<JsonNode> sealed(JsonNode input) {
    return trip.home(secrets.sealed(input));
  }

  /**
   * One more attempt, with the input that was recorded.
   *
   * @param against what speaks against it by now, asked at the last moment: after the waits for a
   *     permit and for the disk
   */
  Future<Sent> again(Intent before, Supplier<Optional<Halt>> against) {
    return trip.permit(connection, action.host(before.input()))
        .compose(permit -> send(before.input(), before.number() + 1, permit, against));
  }

  private Future<Sent> send(
      JsonNode input, int number, Permit permit, Supplier<Optional<Halt>> against) {
    if (trip.life().stopping()) {
      giveUp(input, permit);
      return Trip.never();
    }
    boolean read = action.effect(input) == Effect.READ;
    Intent intent = new Intent(path, number, spec.key(), input, trip.now());
    trip.life().calling();
    return (read ? Future.<Void>succeededFuture() : trip.ledger().intend(intent))
        .onFailure(refused -> giveUp(input, permit))
        .compose(
            durable ->
                isLate(intent)
                    ? unsent(intent, permit, against)
                    : trip.home(permit.leave())
                        .compose(free -> last(intent, read, permit, against)))
        .onComplete(done -> trip.life().called());
  }

  /** A look counts from the intent: a call that waited longer for the disk begins anew. */
  private boolean isLate(Intent intent) {
    return spec.reconcile().isPresent() && trip.now().isAfter(intent.at().plus(LATE));
  }

  private Future<Sent> unsent(Intent intent, Permit permit, Supplier<Optional<Halt>> against) {
    settle(intent, Outcome.What.NOT_DONE, "waited for the disk");
    return send(intent.input(), intent.number() + 1, permit, against);
  }

  /** It is not sent, and the doubt about the tries before it stays. */
  private Future<Sent> withheld(Intent intent, Permit permit, Halt halt) {
    giveUp(intent.input(), permit);
    settle(intent, Outcome.What.IN_DOUBT, "not sent; an earlier try may have happened");
    return Future.failedFuture(halt);
  }

  private void settle(Intent intent, Outcome.What what, String words) {
    Outcome outcome = new Outcome(what, 0, MissingNode.getInstance(), words, trip.now());
    trip.ledger().settle(path, intent.number(), outcome);
  }

  private void giveUp(JsonNode input, Permit permit) {
    permit.unused();
    action.released(input);
  }

  private Future<Sent> last(
      Intent intent, boolean read, Permit permit, Supplier<Optional<Halt>> against) {
    return against
        .get()
        .map(halt -> withheld(intent, permit, halt))
        .orElseGet(() -> call(intent, read, permit));
  }

  private Future<Sent> call(Intent intent, boolean read, Permit permit) {
    Runnable landing = spec.reconcile().map(this::leaves).orElse(() -> {});
    String identity = trip.run().id() + "/" + path + "/" + intent.number();
    return trip.loop()
        .bring(guarded(intent.input(), identity))
        .transform(done -> Future.succeededFuture(new Sent(intent, read, came(done, permit))))
        .onComplete(sent -> trip.loop().execute(landing));
  }

  /** Lands one turn after its reply: what came of it is known then. */
  private Runnable leaves(Reconcile how) {
    Realm realm = new Realm(connection.connection().account(), how.resource());
    return trip.settling().flights().leaves(realm);
  }

  private Future<Receipt> guarded(JsonNode input, String identity) {
    try {
      Boundary.CALL.before();
      return action
          .perform(secrets.opened(input), identity)
          .onComplete(done -> Boundary.CALL.after());
    } catch (RuntimeException | Error e) {
      return Future.failedFuture(e);
    }
  }

  private Attempted came(AsyncResult<Receipt> done, Permit permit) {
    Attempted attempted = Attempted.of(done, trip.now(), trip.vault());
    if (done.succeeded()) {
      permit.ended(attempted.rate());
      done.result().date().ifPresent(this::dated);
    } else {
      permit.failed(done.cause());
    }
    trip.recorder().attempted(spec.key(), attempted);
    return attempted;
  }

  private void dated(Instant date) {
    trip.setup().clocks().told(connection.connection().account(), date, trip.now());
  }
}
