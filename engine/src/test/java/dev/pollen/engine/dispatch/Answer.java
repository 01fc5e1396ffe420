package dev.pollen.engine.dispatch;

import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Fault.Kind;
import dev.pollen.engine.spi.RateSignal;
import dev.pollen.engine.spi.Receipt;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** How the other side answers one call. */
@FunctionalInterface
interface Answer {

  void give(Promise<Receipt> call);

  /** It happened. */
  static Answer done(String reply) {
    return call -> call.complete(new Receipt(200, Bench.json(reply), RateSignal.NONE));
  }

  /** It never answers. */
  static Answer silence() {
    return call -> {};
  }

  /** Surely not done, and a later try may work. */
  static Answer unreachable() {
    return fault(Kind.UNREACHABLE, 0);
  }

  /** Nobody can say whether it happened. */
  static Answer unknown() {
    return fault(Kind.UNKNOWN, 500);
  }

  /** The request itself is wrong. */
  static Answer refused() {
    return fault(Kind.REFUSED, 422);
  }

  /** There is no credential to send it with. */
  static Answer unsigned() {
    return call -> call.fail(Fault.unsigned("not signed in: nothing was sent"));
  }

  /** The same, as it was told before that was a kind of its own. */
  static Answer unsignedOfOld() {
    return call ->
        call.fail(
            new Fault(Kind.NOT_DONE, 401, "not signed in: nothing was sent", "", RateSignal.NONE));
  }

  /** The system said with this status that it was not done. */
  static Answer notDone(int status) {
    return fault(Kind.NOT_DONE, status);
  }

  static Answer throttled() {
    return fault(Kind.THROTTLED, 429);
  }

  static Answer throttled(Duration retryAfter) {
    RateSignal rate =
        new RateSignal(OptionalInt.empty(), OptionalInt.empty(), Optional.of(retryAfter));
    return call -> call.fail(new Fault(Kind.THROTTLED, 429, "too many requests", "", rate));
  }

  private static Answer fault(Kind kind, int status) {
    return call -> call.fail(new Fault(kind, status, "it is " + kind.word(), "", RateSignal.NONE));
  }
}
