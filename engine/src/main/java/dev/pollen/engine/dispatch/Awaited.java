package dev.pollen.engine.dispatch;

import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Loop;
import dev.pollen.engine.spi.Timing.Alarm;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;

/**
 * Permits for what a person waits for, whatever they are asked for: first in turn, at a host that
 * is silent, too, and with words instead of a permit where the budget has no room.
 *
 * @param asker where they are asked and answered
 */
public record Awaited(String account, Permits permits, Loop asker) implements Permits {
  /** A short window is over by then: what takes longer is a day that is used up, or a pause. */
  static final Duration PATIENCE = Limiter.SHORT.plusSeconds(5);

  @Override
  public Future<Permit> ask(Purpose any, String recipe) {
    Promise<Permit> answer = Promise.promise();
    Alarm late = asker.after(PATIENCE, () -> answer.tryFail(noRoom()));
    permits
        .ask(Purpose.BY_HAND, recipe)
        .onComplete(
            done -> {
              late.cancel();
              answer(done, answer);
            });
    return answer.future();
  }

  /** One that comes when nobody waits any more is given back. */
  private static void answer(AsyncResult<Permit> done, Promise<Permit> answer) {
    if (done.failed()) {
      answer.tryFail(done.cause());
    } else if (!answer.tryComplete(done.result())) {
      done.result().unused();
    }
  }

  private Fault noRoom() {
    return Fault.of(
        Fault.Kind.NOT_DONE,
        ("the budget of %s had no room within %d s (it is used up, or paused by a 429, or as many calls"
                + " are under way as may be): nothing was sent; 'pollen connections' shows how it stands")
            .formatted(account, PATIENCE.toSeconds()));
  }

  @Override
  public Future<Integer> left() {
    return permits.left();
  }

  @Override
  public Permits to(String host) {
    return new Awaited(account, permits.to(host), asker);
  }
}
