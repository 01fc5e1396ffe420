package dev.pollen.engine.kit;

import dev.pollen.engine.spi.Loop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/**
 * A loop on virtual time. Tasks handed to {@link #execute} keep their order; {@link #kill} ends it
 * as a crash does: nothing that it had still to do happens.
 */
public final class SimLoop implements Loop {
  private final SimTime time;
  private final SimClock clock;
  private final ArrayDeque<Runnable> ready = new ArrayDeque<>();
  private final Runnable turn = this::runOne;
  private boolean scheduled;
  private boolean alive = true;

  SimLoop(SimTime time, SimClock clock) {
    this.time = time;
    this.clock = clock;
  }

  /** The process that this loop belonged to is gone. */
  public void kill() {
    alive = false;
    ready.clear();
  }

  public boolean alive() {
    return alive;
  }

  @Override
  public void execute(Runnable task) {
    if (alive) {
      ready.add(task);
      wake();
    }
  }

  private void wake() {
    if (!scheduled) {
      scheduled = true;
      time.schedule(turn, this);
    }
  }

  private void runOne() {
    scheduled = false;
    Runnable task = ready.poll();
    if (task == null) {
      return;
    }
    if (!ready.isEmpty()) {
      wake();
    }
    task.run();
  }

  @Override
  public Instant now() {
    return clock.at(time.now());
  }

  @Override
  public Alarm after(Duration delay, Runnable task) {
    Duration wait = delay.isNegative() ? Duration.ZERO : delay;
    return time.schedule(wait, task, this)::cancel;
  }

  @Override
  public <T> Future<T> bring(Future<T> future) {
    Promise<T> home = time.promise();
    future.onComplete((value, failure) -> execute(() -> home.complete(value, failure)));
    return home.future();
  }
}
