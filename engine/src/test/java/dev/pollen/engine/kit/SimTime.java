package dev.pollen.engine.kit;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
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

  private final PriorityQueue<Task> queue = new PriorityQueue<>();
  private final Random random;
  private final SimClock right = new SimClock();
  private Instant now = BEGIN;
  private long millis = BEGIN.toEpochMilli();
  private long sequence;

  private SimTime(Random random) {
    this.random = random;
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
  Task schedule(Duration wait, Runnable work, SimLoop owner) {
    int part = wait.equals(Duration.ofMillis(wait.toMillis())) ? 0 : 1;
    long lane = random == null ? 0 : random.nextInt(4);
    Task task = new Task(millis + wait.toMillis() + part, lane, sequence++, work, owner);
    queue.add(task);
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
    while (!queue.isEmpty() && queue.peek().at <= last) {
      if (enough.getAsBoolean()) {
        return true;
      }
      step();
    }
    moveTo(last);
    return enough.getAsBoolean();
  }

  private void step() {
    Task task = queue.poll();
    moveTo(task.at);
    if (!task.cancelled && task.owner.alive()) {
      task.work.run();
    }
  }

  private void moveTo(long to) {
    if (to > millis) {
      millis = to;
      now = Instant.ofEpochMilli(to);
    }
  }

  /** One thing due. */
  static final class Task implements Comparable<Task> {
    private final long at;
    private final long lane;
    private final long sequence;
    private final Runnable work;
    private final SimLoop owner;
    private boolean cancelled;

    Task(long at, long lane, long sequence, Runnable work, SimLoop owner) {
      this.at = at;
      this.lane = lane;
      this.sequence = sequence;
      this.work = work;
      this.owner = owner;
    }

    void cancel() {
      cancelled = true;
    }

    @Override
    public int compareTo(Task other) {
      int byTime = Long.compare(at, other.at);
      int byLane = byTime != 0 ? byTime : Long.compare(lane, other.lane);
      return byLane != 0 ? byLane : Long.compare(sequence, other.sequence);
    }
  }
}
