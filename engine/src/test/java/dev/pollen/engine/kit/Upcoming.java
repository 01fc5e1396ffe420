package dev.pollen.engine.kit;

import dev.pollen.engine.kit.Agenda.Task;
import java.util.Arrays;

/**
 * Tasks that are to come, the earliest first and those of one instant as they came: a heap of four
 * branches. Most of what is put here is called off before it is due, so that adding must be cheap.
 */
final class Upcoming {
  private static final int BRANCHES = 4;
  private static final int ROOM = 64;

  private Task[] tasks = new Task[ROOM];
  private long[] times = new long[ROOM];
  private int size;

  /** Whether the first one is due at an instant or before. */
  boolean hasDue(long until) {
    return size > 0 && times[0] <= until;
  }

  /** When the first one is due; there must be one. */
  long first() {
    return times[0];
  }

  void add(Task task) {
    if (size == tasks.length) {
      tasks = Arrays.copyOf(tasks, 2 * size);
      times = Arrays.copyOf(times, 2 * size);
    }
    rise(size++, task);
  }

  /** Takes the first one out; there must be one. */
  Task take() {
    Task first = tasks[0];
    Task last = tasks[--size];
    tasks[size] = null;
    if (size > 0) {
      sink(last);
    }
    return first;
  }

  private void rise(int from, Task task) {
    int at = from;
    while (at > 0 && isBefore(task, (at - 1) / BRANCHES)) {
      move((at - 1) / BRANCHES, at);
      at = (at - 1) / BRANCHES;
    }
    put(at, task);
  }

  private void sink(Task task) {
    int at = 0;
    int least = leastBelow(at);
    while (least < size && !isBefore(task, least)) {
      move(least, at);
      at = least;
      least = leastBelow(at);
    }
    put(at, task);
  }

  /** The earliest of a place's branches; beyond the end if it has none. */
  private int leastBelow(int at) {
    int first = at * BRANCHES + 1;
    int end = Math.min(first + BRANCHES, size);
    int least = first;
    for (int one = first + 1; one < end; one++) {
      least = isBefore(tasks[one], least) ? one : least;
    }
    return least;
  }

  private boolean isBefore(Task task, int other) {
    long at = task.at();
    return at < times[other] || (at == times[other] && task.isOlder(tasks[other]));
  }

  private void move(int from, int to) {
    put(to, tasks[from]);
  }

  private void put(int at, Task task) {
    tasks[at] = task;
    times[at] = task.at();
  }
}
