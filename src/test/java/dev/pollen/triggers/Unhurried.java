package dev.pollen.triggers;

import dev.pollen.engine.spi.Loop;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;

/** A loop on which what is due later never comes by itself: polls are made by command only. */
record Unhurried(Loop loop) implements Loop {
  static final Duration FAR = Duration.ofSeconds(1);

  static Loop of(Loop loop) {
    return new Unhurried(loop);
  }

  @Override
  public void execute(Runnable task) {
    loop.execute(task);
  }

  @Override
  public Instant now() {
    return loop.now();
  }

  @Override
  public Alarm after(Duration delay, Runnable task) {
    return delay.compareTo(FAR) > 0 ? () -> {} : loop.after(delay, task);
  }

  @Override
  public <T> Future<T> bring(Future<T> future) {
    return loop.bring(future);
  }
}
