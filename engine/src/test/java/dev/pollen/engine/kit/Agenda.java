package dev.pollen.engine.kit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be done on virtual time, in order: by instant, then by lane, then as it came.
 *
 * <p>Most tasks are due at once; those never go through the heap, which holds only what is to come.
 */
final class Agenda {
  static final int LANES = 4;

  private final Upcoming later = new Upcoming();
  private final List<ArrayDeque<Task>> due = new ArrayList<>();
  private long now;
  private int waiting;

  Agenda(long now) {
    this.now = now;
    for (int lane = 0; lane < LANES; lane++) {
      due.add(new ArrayDeque<>());
    }
  }

  void add(Task task) {
    if (task.at == now) {
      ready(task);
    } else {
      later.add(task);
    }
  }

  private void ready(Task task) {
    due.get(task.lane).add(task);
    waiting++;
  }

  /** Whether something is due at an instant or before. */
  boolean hasDue(long until) {
    return waiting > 0 ? now <= until : later.hasDue(until);
  }

  /** The next task; moves to its instant. There must be one. */
  Task next() {
    if (waiting == 0) {
      moveTo(later.first());
    }
    waiting--;
    int lane = 0;
    while (due.get(lane).isEmpty()) {
      lane++;
    }
    return due.get(lane).poll();
  }

  /** From now on it is this instant; nothing that was due before is left. */
  void moveTo(long instant) {
    now = instant;
    while (later.hasDue(now)) {
      ready(later.take());
    }
  }

  /** One thing to be done. */
  static final class Task {
    private final long at;
    private final int lane;
    private final long sequence;
    private final Runnable work;
    private final SimLoop owner;
    private boolean cancelled;

    Task(long at, int lane, long sequence, Runnable work, SimLoop owner) {
      this.at = at;
      this.lane = lane;
      this.sequence = sequence;
      this.work = work;
      this.owner = owner;
    }

    long at() {
      return at;
    }

    void cancel() {
      cancelled = true;
    }

    /** Does it, unless it was cancelled or the loop that it belonged to is gone. */
    void run() {
      if (!cancelled && owner.alive()) {
        work.run();
      }
    }

    /** Whether it came before another. */
    boolean isOlder(Task other) {
      return sequence < other.sequence;
    }
  }
}
