package dev.pollen.engine.kit;

import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * Virtual time: a queue of tasks that one thread works off, jumping from due time to due time.
 *
 * <p>Everything that shares it is deterministic. With a seed, tasks of different loops that are due
 * at the same instant run in a random, repeatable order; tasks of one loop always keep theirs.
 */
public final class SimTime {
  private static final Instant BEGIN = Instant.parse("2026-01-05T08:00:00Z");
  private static final int MOST_AT_ONCE = 2_000_000;
  private static final int NANOS_PER_MILLI = 1_000_000;

  private final Agenda agenda = new Agenda(BEGIN.toEpochMilli());
  private final Random random;
  private final SimClock right = new SimClock();
  private Optional<Unheard> unheard = Optional.empty();
  private Instant now = BEGIN;
  private int atOnce;
  private long millis = BEGIN.toEpochMilli();
  private long sequence;

  private SimTime(Random random) {
    this.random = random;
  }

  /** From now on its promises' failures must be heard. */
  public SimTime heardBy(Unheard by) {
    unheard = Optional.of(by);
    return this;
  }

  /** For what answers on this time. */
  public <T> Promise<T> promise() {
    return unheard.isPresent() ? unheard.get().promise() : Promise.promise();
  }

  /** Tasks run in the order they were handed in. */
  public static SimTime inOrder() {
    return new SimTime(null);
  }

  /** Tasks of different loops due at once are shuffled. */
  public static SimTime shuffled(long seed) {
    return new SimTime(new Random(seed));
  }

  public Instant now() {
    return now;
  }

  /** A new loop on this time. */
  public SimLoop loop() {
    return loop(right);
  }

  /** A new loop on this time, of a machine whose clock shows something else. */
  public SimLoop loop(SimClock clock) {
    return new SimLoop(this, clock);
  }

  /** After a wait, which counts from a whole millisecond up. */
  Agenda.Task schedule(Duration wait, Runnable work, SimLoop owner) {
    int part = wait.toNanosPart() % NANOS_PER_MILLI == 0 ? 0 : 1;
    return scheduled(millis + wait.toMillis() + part, work, owner);
  }

  /** At this instant, after what came before. */
  void schedule(Runnable work, SimLoop owner) {
    scheduled(millis, work, owner);
  }

  private Agenda.Task scheduled(long at, Runnable work, SimLoop owner) {
    int lane = random == null ? 0 : random.nextInt(Agenda.LANES);
    Agenda.Task task = new Agenda.Task(at, lane, sequence++, work, owner);
    agenda.add(task);
    return task;
  }

  /** Runs everything due within a span, then stands at its end. */
  public void run(Duration span) {
    runUntil(now.plus(span), () -> false);
  }

  /** Runs what is due now, without moving the clock. */
  public void settle() {
    run(Duration.ZERO);
  }

  /**
   * Runs until an instant or until a condition holds, whichever is first; true if the condition
   * held.
   */
  public boolean runUntil(Instant end, BooleanSupplier enough) {
    long last = end.toEpochMilli();
    while (agenda.hasDue(last)) {
      if (enough.getAsBoolean()) {
        return true;
      }
      step();
    }
    if (last > millis) {
      agenda.moveTo(last);
      moveTo(last);
    }
    return enough.getAsBoolean();
  }

  private void step() {
    Agenda.Task task = agenda.next();
    moveTo(task.at());
    if (++atOnce > MOST_AT_ONCE) {
      throw new IllegalStateException("somebody is busy without end, and time stands still");
    }
    task.run();
  }

  private void moveTo(long to) {
    if (to > millis) {
      atOnce = 0;
      millis = to;
      now = Instant.ofEpochMilli(to);
    }
  }
}
