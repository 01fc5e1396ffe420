package dev.pollen.engine.journal;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for the writer, in order. A caller that hands in more only waits longer for its
 * future; beyond a hard bound, which only a dead slow disk reaches, writes are refused.
 */
final class WriteQueue {
  private static final int HARD_BOUND = 200_000;

  /** So often the end waits for a store that does not answer. */
  private static final int LAST_WAITS = 5;

  /** About as much as one transaction takes. */
  private static final int GROUP = 8_192;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition more = lock.newCondition();
  private final Condition ended = lock.newCondition();
  private final ArrayDeque<WriteCall> calls = new ArrayDeque<>();
  private final ArrayDeque<WriteTask<?>> tasks = new ArrayDeque<>();
  private long weight;
  private boolean closed;
  private boolean halted;
  private int lastWaits = LAST_WAITS;
  private JournalFault broken = closed();

  /**
   * What is to be done now.
   *
   * @param idle nothing came for a while
   * @param last nothing will come any more
   */
  record Turn(
      List<WriteCall> calls,
      Optional<WriteTask<?>> task,
      boolean idle,
      boolean last,
      boolean halted) {}

  static JournalFault closed() {
    return new JournalFault("the journal is closed", null, false);
  }

  Future<Void> add(WriteCall call) {
    int more = call.weight();
    lock.lock();
    try {
      if (closed) {
        return Future.failedFuture(broken);
      }
      if (weight + more > HARD_BOUND && !calls.isEmpty()) {
        String words = "the disk is too slow: %d changes wait for it; this write was not taken";
        return Future.failedFuture(new JournalFault(words.formatted(weight), null, true));
      }
      weight += more;
      calls.add(call);
      this.more.signal();
      return call.future();
    } finally {
      lock.unlock();
    }
  }

  /** A task that runs between two transactions; false if nothing is taken any more. */
  boolean add(WriteTask<?> task) {
    lock.lock();
    try {
      if (!closed) {
        tasks.add(task);
        more.signal();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for work.
   *
   * @param pause answers {@link Turn#idle} when nothing came for so long; zero waits for ever
   */
  Turn take(Duration pause) throws InterruptedException {
    lock.lock();
    try {
      boolean idle = await(pause);
      if (halted) {
        return new Turn(List.of(), Optional.empty(), false, false, true);
      }
      List<WriteCall> group = new ArrayList<>();
      int size = 0;
      while (!calls.isEmpty() && size < GROUP) {
        WriteCall call = calls.poll();
        size += call.weight();
        group.add(call);
      }
      weight -= size;
      Optional<WriteTask<?>> task = Optional.ofNullable(tasks.poll());
      boolean last = closed && calls.isEmpty() && tasks.isEmpty();
      return new Turn(group, task, idle, last, false);
    } finally {
      lock.unlock();
    }
  }

  /** Waits a while, work or not; after the end of taking only a few times more. */
  boolean waited(Duration pause) {
    lock.lock();
    try {
      long left = pause.toNanos();
      while (left > 0 && !halted) {
        left = ended.awaitNanos(left);
      }
      return !halted && (!closed || lastWaits-- > 0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private boolean await(Duration pause) throws InterruptedException {
    long left = pause.toNanos();
    while (calls.isEmpty() && tasks.isEmpty() && !closed) {
      if (pause.isZero()) {
        more.await();
      } else if (left <= 0) {
        return true;
      } else {
        left = more.awaitNanos(left);
      }
    }
    return false;
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      more.signal();
    } finally {
      lock.unlock();
    }
  }

  void halt() {
    lock.lock();
    try {
      closed = true;
      halted = true;
      more.signal();
      ended.signal();
    } finally {
      lock.unlock();
    }
  }

  /** The writer is gone: whoever waits or comes is told why. */
  void fail(JournalFault fault) {
    List<WriteCall> waiting = new ArrayList<>();
    List<WriteTask<?>> lost = new ArrayList<>();
    lock.lock();
    try {
      closed = true;
      broken = fault;
      waiting.addAll(calls);
      lost.addAll(tasks);
      calls.clear();
      tasks.clear();
    } finally {
      lock.unlock();
    }
    lost.forEach(task -> task.failed(fault));
    waiting.forEach(call -> call.failed(fault));
  }
}
