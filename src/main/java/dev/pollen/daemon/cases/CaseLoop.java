package dev.pollen.daemon.cases;

import dev.pollen.engine.spi.Loop;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A loop on virtual time, worked off by the thread that calls {@link #run}: a wait of six hours is
 * over at once. The clock moves only when there is nothing to do and nothing to wait for, so that a
 * case always plays the same.
 */
final class CaseLoop implements Loop {
  private static final Comparator<Ring> BY_TIME =
      Comparator.comparing(Ring::at).thenComparingLong(Ring::number);

  private final BlockingQueue<Runnable> ready = new LinkedBlockingQueue<>();
  private final PriorityQueue<Ring> alarms = new PriorityQueue<>(BY_TIME);
  private Instant now;
  private long rings;
  private int awaited;

  CaseLoop(Instant now) {
    this.now = now;
  }

  private record Ring(Instant at, long number, Runnable task) {}

  /** Works until nothing is left to do, however far in time that is. */
  void run() {
    for (Runnable task = next(); task != null; task = next()) {
      task.run();
    }
  }

  private Runnable next() {
    Runnable task = awaited > 0 ? arriving() : ready.poll();
    return task != null ? task : ringing();
  }

  private Runnable arriving() {
    try {
      return ready.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a case was played", e);
    }
  }

  private Runnable ringing() {
    Ring ring = alarms.poll();
    if (ring == null) {
      return null;
    }
    now = ring.at.isAfter(now) ? ring.at : now;
    return ring.task;
  }

  @Override
  public void execute(Runnable task) {
    ready.add(task);
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Alarm after(Duration delay, Runnable task) {
    Ring ring = new Ring(now.plus(delay), rings++, task);
    alarms.add(ring);
    return () -> alarms.remove(ring);
  }

  /** Counts as awaited until it is home. On this loop only. */
  @Override
  public <T> Future<T> bring(Future<T> future) {
    Promise<T> home = Promise.promise();
    awaited++;
    future.onComplete(done -> execute(() -> arrived(home, done)));
    return home.future();
  }

  private <T> void arrived(Promise<T> home, AsyncResult<T> done) {
    awaited--;
    home.handle(done);
  }
}
