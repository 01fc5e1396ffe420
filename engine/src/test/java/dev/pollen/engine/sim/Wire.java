package dev.pollen.engine.sim;

import dev.pollen.engine.sim.Weather.Fate;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.RateSignal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The way from one process to one system. Every call takes a random while, and may fail before the
 * effect, after it, or answer after the process that asked is dead: the request itself goes on
 * living at the system.
 */
final class Wire {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Life life;
  private final Dice dice;
  private final Meter meter;
  private final boolean budgeted;
  private final String account;

  Wire(Life life, Meter meter, String account, boolean budgeted) {
    this.life = life;
    this.dice = life.dice();
    this.meter = meter;
    this.account = account;
    this.budgeted = budgeted;
  }

  /**
   * Sends a request.
   *
   * @param ends whether it ends by itself even if no answer comes
   * @param answer what the system says, asked when the request is there
   * @param effect what the system does then
   * @param told what became of it, as the sender learns it
   */
  <T> Future<T> send(
      Supplier<String> what,
      boolean ends,
      Supplier<T> answer,
      Runnable effect,
      Consumer<Fate> told) {
    Promise<T> promise = life.promise();
    if (!life.alive()) {
      return promise.future();
    }
    life.trouble(meter.sent(life.system().now(), budgeted, life.concurrency()));
    Fate fate = life.weather().fate(dice);
    life.figures().drawn(fate);
    life.trace().say(() -> account + " <- " + what.get() + (fate == Fate.FINE ? "" : " " + fate));
    promise.future().onComplete(done -> meter.ended());
    go(fate, ends, promise, answer, effect, told);
    return promise.future();
  }

  private <T> void go(
      Fate fate,
      boolean ends,
      Promise<T> promise,
      Supplier<T> answer,
      Runnable effect,
      Consumer<Fate> told) {
    switch (fate) {
      case FINE -> arrive(effect, () -> back(() -> heard(promise, answer.get(), told)));
      case UNHEARD -> arrive(effect, () -> fail(promise, Fault.Kind.UNKNOWN, fate, told));
      case LATE -> {
        life.system().loop().after(dice.millis(1, 20_000), effect);
        fail(promise, Fault.Kind.UNKNOWN, fate, told);
      }
      case DIES_SENT -> {
        life.system().loop().after(dice.millis(1, 20_000), effect);
        life.die();
      }
      case DIES_UNSENT -> life.die();
      case ENDLESS -> endless(ends, promise, fate, told);
      default -> fail(promise, kind(fate), fate, told);
    }
  }

  private <T> void endless(boolean ends, Promise<T> promise, Fate fate, Consumer<Fate> told) {
    if (ends) {
      life.loop().after(TIMEOUT, () -> failed(promise, Fault.Kind.UNKNOWN, fate, told));
    } else {
      life.loop().after(Reader.GIVEN_UP.minusMillis(1), meter::ended);
    }
  }

  private static Fault.Kind kind(Fate fate) {
    return switch (fate) {
      case UNREACHABLE -> Fault.Kind.UNREACHABLE;
      case THROTTLED -> Fault.Kind.THROTTLED;
      case REFUSED -> Fault.Kind.REFUSED;
      default -> Fault.Kind.UNKNOWN;
    };
  }

  private void arrive(Runnable effect, Runnable then) {
    life.system().loop().after(way(), () -> arrived(effect, then));
  }

  private static void arrived(Runnable effect, Runnable then) {
    effect.run();
    then.run();
  }

  private void back(Runnable then) {
    life.loop().after(way(), then);
  }

  private static <T> void heard(Promise<T> promise, T answer, Consumer<Fate> told) {
    told.accept(Fate.FINE);
    promise.complete(answer);
  }

  private <T> void fail(Promise<T> promise, Fault.Kind kind, Fate fate, Consumer<Fate> told) {
    back(() -> failed(promise, kind, fate, told));
  }

  private <T> void failed(Promise<T> promise, Fault.Kind kind, Fate fate, Consumer<Fate> told) {
    told.accept(fate);
    Optional<Duration> wait =
        kind == Fault.Kind.THROTTLED && dice.percent(50)
            ? Optional.of(dice.millis(500, 6_000))
            : Optional.empty();
    RateSignal rate = new RateSignal(OptionalInt.empty(), OptionalInt.empty(), wait);
    promise.fail(new Fault(kind, 0, "simulated " + kind.word(), "", rate));
  }

  private Duration way() {
    boolean slow = dice.rarely(life.weather().slow());
    return slow ? dice.millis(1_000, 14_000) : dice.millis(1, 300);
  }
}
