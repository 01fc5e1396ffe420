package dev.pollen.effects;

import dev.pollen.engine.spi.Loop;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** A loop whose alarms ring when its clock is turned, and not by themselves. */
final class TurnedLoop implements Loop {
  private final Loop loop;
  private final List<Ring> rings = new ArrayList<>();

  TurnedLoop(Loop loop) {
    this.loop = loop;
  }

  private record Ring(Instant at, Runnable task) {}

  /** The clock was turned: what is due runs, on the loop. */
  void turned() {
    List<Ring> due = new ArrayList<>();
    synchronized (rings) {
      rings.stream().filter(ring -> !ring.at().isAfter(now())).forEach(due::add);
      rings.removeAll(due);
    }
    due.stream().map(Ring::task).forEach((Runnable task) -> ((Executor) loop).execute(task));
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
    Ring ring = new Ring(now().plus(delay), task);
    synchronized (rings) {
      rings.add(ring);
    }
    return () -> cancel(ring);
  }

  private void cancel(Ring ring) {
    synchronized (rings) {
      rings.remove(ring);
    }
  }

  @Override
  public <T> Future<T> bring(Future<T> future) {
    return loop.bring(future);
  }
}
