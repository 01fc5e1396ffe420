package dev.pollen.engine.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Effect;
import dev.pollen.catalog.RecordShape;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.kit.SimLoop;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.spi.RateSignal;
import dev.pollen.engine.spi.Receipt;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * The transport of the simulation. Every call takes a random while, and may fail before the effect,
 * after it, or answer after the engine that asked is dead: the request itself goes on living at the
 * system.
 */
final class SimConnection implements Connection {
  private static final int PAGE = 7;

  private final SimSystem system;
  private final Random random;
  private final SimLoop caller;

  SimConnection(SimSystem system, SimLoop caller) {
    this.system = system;
    this.random = system.random();
    this.caller = caller;
  }

  @Override
  public String account() {
    return "sim:one";
  }

  @Override
  public Trigger trigger(TriggerSpec spec) {
    return new Trigger() {
      @Override
      public RecordShape shape(JsonNode inputs) {
        return spec.shape().orElseThrow();
      }

      @Override
      public Future<Page> poll(Ask ask) {
        return call(() -> page(ask), () -> {});
      }
    };
  }

  private Page page(Trigger.Ask ask) {
    List<JsonNode> all = system.listing(ask.since().orElse(Instant.EPOCH));
    int from = Math.min(all.size(), ask.after().map(c -> Integer.parseInt(c.place())).orElse(0));
    int to = Math.min(all.size(), from + PAGE);
    Optional<Trigger.Cursor> next =
        to < all.size() ? Optional.of(new Trigger.Cursor("" + to)) : Optional.empty();
    return new Page(all.subList(from, to), next, Optional.of(system.loop().now()), RateSignal.NONE);
  }

  @Override
  public Action action(ActionSpec spec) {
    return new Action() {
      @Override
      public Effect effect(JsonNode input) {
        return spec.effect();
      }

      @Override
      public Future<Receipt> perform(JsonNode input, String identity) {
        return call(
            () -> new Receipt(200, MissingNode.getInstance(), RateSignal.NONE),
            () -> system.effect(spec.key(), input));
      }
    };
  }

  private <T> Future<T> call(Supplier<T> answer, Runnable effect) {
    Promise<T> promise = Promise.promise();
    int fate = system.isCalm() ? 99 : random.nextInt(100);
    if (fate < 4) {
      fail(promise, Fault.Kind.UNREACHABLE, small());
    } else if (fate < 7) {
      fail(promise, Fault.Kind.THROTTLED, small());
    } else if (fate < 10) {
      fail(promise, Fault.Kind.UNKNOWN, small());
    } else if (fate < 14) {
      system.loop().after(big(), effect);
      fail(promise, Fault.Kind.UNKNOWN, small());
    } else {
      system.loop().after(small(), () -> answerAfter(promise, answer, effect));
    }
    return promise.future();
  }

  private <T> void answerAfter(Promise<T> promise, Supplier<T> answer, Runnable effect) {
    effect.run();
    T value = answer.get();
    caller.after(small(), () -> promise.complete(value));
  }

  private <T> void fail(Promise<T> promise, Fault.Kind kind, Duration after) {
    caller.after(after, () -> promise.fail(Fault.of(kind, "simulated " + kind.word())));
  }

  private Duration small() {
    return Duration.ofMillis(1 + random.nextInt(300));
  }

  private Duration big() {
    return Duration.ofMillis(1 + random.nextInt(20_000));
  }

  @Override
  public Future<Void> check() {
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }
}
