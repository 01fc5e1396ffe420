package dev.pollen.hour;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Effect;
import dev.pollen.catalog.RecordShape;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.Receipt;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Calls that leave virtual time for a real server: who turns the clock waits until all of them are
 * back, so that a call takes no time and every hour goes the same.
 */
final class Errands {
  private static final int SECONDS = 30;

  private final Runnable leaving;
  private final BlockingQueue<Runnable> back = new LinkedBlockingQueue<>();
  private int out;

  /**
   * @param leaving done before each call leaves
   */
  Errands(Runnable leaving) {
    this.leaving = leaving;
  }

  boolean any() {
    return out > 0;
  }

  /** Waits for the next that comes back, and lets its asker go on. */
  void await() throws InterruptedException {
    Runnable arrived = back.poll(SECONDS, TimeUnit.SECONDS);
    if (arrived == null) {
      throw new IllegalStateException("a call did not come back within %d s".formatted(SECONDS));
    }
    arrived.run();
  }

  private <T> Future<T> out(Supplier<Future<T>> call) {
    leaving.run();
    out++;
    Promise<T> home = Promise.promise();
    call.get()
        .onComplete(
            done ->
                back.add(
                    () -> {
                      out--;
                      home.handle(done);
                    }));
    return home.future();
  }

  /** The same connection, whose calls are waited for. */
  Connection watched(Connection inner) {
    return new Watched(inner);
  }

  private final class Watched implements Connection {
    private final Connection inner;

    private Watched(Connection inner) {
      this.inner = inner;
    }

    @Override
    public String account() {
      return inner.account();
    }

    @Override
    public Trigger trigger(TriggerSpec spec) {
      Trigger trigger = inner.trigger(spec);
      return new Trigger() {
        @Override
        public RecordShape shape(JsonNode inputs) {
          return trigger.shape(inputs);
        }

        @Override
        public Future<dev.pollen.engine.spi.Page> poll(Ask ask) {
          return out(() -> trigger.poll(ask));
        }

        @Override
        public Optional<Instant> tickAfter(Instant instant, JsonNode inputs) {
          return trigger.tickAfter(instant, inputs);
        }
      };
    }

    @Override
    public Action action(ActionSpec spec) {
      Action action = inner.action(spec);
      return new Action() {
        @Override
        public Effect effect(JsonNode input) {
          return action.effect(input);
        }

        @Override
        public Future<JsonNode> prepare(JsonNode input) {
          return action.prepare(input);
        }

        @Override
        public void released(JsonNode input) {
          action.released(input);
        }

        @Override
        public Future<Receipt> perform(JsonNode input, String identity) {
          return out(() -> action.perform(input, identity));
        }
      };
    }

    @Override
    public Future<Void> check() {
      return inner.check();
    }

    @Override
    public Future<Void> close() {
      return inner.close();
    }
  }
}
