package dev.pollen.daemon;

import dev.pollen.engine.spi.Loop;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A Vert.x event loop as the engine's core sees it.
 *
 * <p>May be used from any thread: tasks and alarms always run on the loop, in the order they were
 * handed in.
 */
public final class VertxLoop implements Loop {
  private final Vertx vertx;
  private final Context context;
  private final InstantSource clock;

  private VertxLoop(Vertx vertx, Context context, InstantSource clock) {
    this.vertx = vertx;
    this.context = context;
    this.clock = clock;
  }

  /** So many loops, each on an event loop of its own as long as there are enough. */
  public static Future<List<Loop>> open(Vertx vertx, int count, InstantSource clock) {
    List<Loop> loops = new CopyOnWriteArrayList<>();
    return vertx
        .deployVerticle(() -> new Place(loops, clock), new DeploymentOptions().setInstances(count))
        .map(deployed -> List.copyOf(loops));
  }

  /** The event loop that the caller runs on. */
  public static Loop here(Vertx vertx, InstantSource clock) {
    return new VertxLoop(vertx, vertx.getOrCreateContext(), clock);
  }

  @Override
  public void execute(Runnable task) {
    context.runOnContext(go -> task.run());
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public Alarm after(Duration delay, Runnable task) {
    Ringing alarm = new Ringing(task);
    if (Vertx.currentContext() == context) {
      alarm.set(delay);
    } else {
      execute(() -> alarm.set(delay));
    }
    return alarm;
  }

  @Override
  public <T> Future<T> bring(Future<T> future) {
    Promise<T> home = Promise.promise();
    future.onComplete(done -> execute(() -> home.handle(done)));
    return home.future();
  }

  /** An alarm that is set, rung or called off; each at most once. */
  private final class Ringing implements Alarm {
    private static final long NO_TIMER = -1;

    private final Runnable task;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile long timer = NO_TIMER;

    Ringing(Runnable task) {
      this.task = task;
    }

    void set(Duration delay) {
      if (delay.isNegative() || delay.isZero()) {
        execute(this::ring);
      } else {
        timer = vertx.setTimer(wholeMillis(delay), id -> ring());
        dropIfOver();
      }
    }

    private void ring() {
      if (over.compareAndSet(false, true)) {
        task.run();
      }
    }

    @Override
    public void cancel() {
      over.set(true);
      dropIfOver();
    }

    private void dropIfOver() {
      long set = timer;
      if (over.get() && set != NO_TIMER) {
        vertx.cancelTimer(set);
      }
    }
  }

  /** Never early: a part of a millisecond counts as a whole one. */
  private static long wholeMillis(Duration delay) {
    long millis = delay.toMillis();
    return Math.max(1, delay.toNanosPart() % 1_000_000 == 0 ? millis : millis + 1);
  }

  /** Takes the context that its deployment is given. */
  private static final class Place extends VerticleBase {
    private final List<Loop> loops;
    private final InstantSource clock;

    Place(List<Loop> loops, InstantSource clock) {
      this.loops = loops;
      this.clock = clock;
    }

    @Override
    public Future<?> start() {
      loops.add(new VertxLoop(vertx, context, clock));
      return Future.succeededFuture();
    }
  }
}
