package dev.pollen.engine.journal;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes: what all callers handed in since its last look becomes one
 * transaction with one sync. If that fails, each caller's part is tried alone, so that nobody fails
 * for somebody else. In between it lets the projection follow; without work it sleeps.
 */
final class Writer {
  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

  /** So many fact rows, or so long, until the projection follows while there is work. */
  private static final int ROWS = 2_000;

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Ledger ledger;
  private final WriteQueue queue = new WriteQueue();
  private final Thread thread;
  private final Promise<Void> ended = Promise.promise();
  private Instant followed;
  private long followedFact;
  private boolean behind;
  private boolean following = true;
  private volatile Optional<JournalFault> trouble = Optional.empty();
  private volatile Tallied tallied = new Tallied(0, 0, 0);

  Writer(Ledger ledger) {
    this.ledger = ledger;
    this.followed = ledger.now();
    this.behind = true;
    ledger.tenure.waitsBy(this::waited);
    this.thread = new Thread(this::work, "journal-writer");
    this.thread.setDaemon(true);
  }

  /** What was written so far. */
  record Tallied(long commits, long rows, long bytes) {}

  void start() {
    thread.start();
  }

  /** Why nothing can be written just now, or any more. */
  Optional<JournalFault> trouble() {
    return trouble;
  }

  Tallied tallied() {
    return tallied;
  }

  Future<Void> write(List<Change> changes) {
    return queue.add(new WriteCall(List.copyOf(changes)));
  }

  /** Runs something of the store's own between two transactions. */
  <T> Future<T> between(Supplier<T> task) {
    Promise<T> promise = Promise.promise();
    return queue.add(new WriteTask<>(task, promise))
        ? promise.future()
        : Future.failedFuture(WriteQueue.closed());
  }

  /** Takes nothing more, writes what waits; completes when the thread has ended. */
  Future<Void> close() {
    queue.close();
    return ended.future();
  }

  /** Ends as a kill does: what waits is never written nor answered. */
  Future<Void> halt() {
    queue.halt();
    return ended.future();
  }

  private void work() {
    try {
      boolean more = true;
      while (more) {
        more = turn();
      }
      Listeners.tell(ended::complete);
    } catch (Throwable e) {
      JournalFault fault = asFault(e);
      trouble = Optional.of(fault);
      LOG.error("the journal's writer ended: {}", fault.getMessage(), e);
      queue.fail(fault);
      Listeners.tell(() -> ended.fail(fault));
    }
  }

  /** One look at the queue; false when the work is over. */
  private boolean turn() throws InterruptedException {
    WriteQueue.Turn turn = queue.take(behind ? PAUSE : ledger.dialect.pulse());
    if (!turn.calls().isEmpty()) {
      commit(turn.calls());
      behind = true;
    }
    turn.task().ifPresent(WriteTask::run);
    if (turn.idle()) {
      tend();
    }
    if (turn.idle() || turn.last()) {
      follow(true);
    } else if (due()) {
      follow(false);
    }
    return !turn.last() && !turn.halted();
  }

  /** Without work: looks whether the store is there, and comes back soon if it is not. */
  private void tend() {
    if (ledger.dialect.shared()) {
      try {
        ledger.tenure.tend();
        trouble = Optional.empty();
      } catch (StoreLost lost) {
        lost(lost);
      }
    }
  }

  private void lost(StoreLost lost) {
    if (trouble.isEmpty()) {
      LOG.warn("{}", lost.getMessage());
    }
    trouble = Optional.of(lost);
  }

  /** Waits before another look at a store that does not answer; not for ever once it is to end. */
  private boolean waited(StoreLost lost) {
    lost(lost);
    return queue.waited(PAUSE);
  }

  private boolean due() {
    return ledger.lastFact - followedFact >= ROWS
        || (behind && !ledger.now().isBefore(followed.plus(PAUSE)));
  }

  private void follow(boolean idle) {
    followed = ledger.now();
    followedFact = ledger.lastFact;
    try {
      Checkpoint.run(ledger, idle);
      if (idle) {
        ledger.dialect.settle(ledger.sql);
        ledger.tenure.touched();
        behind = trouble.isPresent();
      }
      following = true;
    } catch (StoreGone gone) {
      throw gone;
    } catch (RuntimeException | VirtualMachineError fault) {
      late(fault);
    }
    count(0);
  }

  /** Old facts stay until it follows again: told once, since that may be long. */
  private void late(Throwable fault) {
    if (following) {
      LOG.warn("the store keeps more than it needs until this ends: {}", JournalFault.words(fault));
    }
    following = false;
  }

  /** Whatever happens to a group, each of its callers is answered, and the writer goes on. */
  private void commit(List<WriteCall> group) {
    commit(group, true);
  }

  /**
   * @param again whether to write the group once more, over a new connection, when the store was
   *     lost before it came about
   */
  private void commit(List<WriteCall> group, boolean again) {
    try {
      transact(group);
      trouble = Optional.empty();
      group.forEach(WriteCall::done);
    } catch (StoreGone gone) {
      group.forEach(one -> one.failed(gone));
      throw gone;
    } catch (StoreLost lost) {
      if (again) {
        commit(group, false);
      } else {
        lost(lost);
        group.forEach(one -> one.failed(lost));
      }
    } catch (RuntimeException | VirtualMachineError e) {
      alone(group, asFault(e));
    }
  }

  private void alone(List<WriteCall> group, JournalFault fault) {
    if (group.size() == 1) {
      group.get(0).failed(fault);
    } else {
      group.forEach(one -> commit(List.of(one)));
    }
  }

  private void transact(List<WriteCall> group) {
    Transaction transaction = new Transaction(ledger);
    Crossed crossed = new Crossed();
    ledger.tenure.begin();
    try {
      for (WriteCall call : group) {
        transaction.add(call.changes());
        if (Boundary.watched()) {
          crossed.add(call.changes());
        }
      }
      transaction.finish();
      crossed.before();
      transaction.commit();
      crossed.after();
    } catch (RuntimeException | VirtualMachineError e) {
      ledger.tenure.rollback();
      ledger.ends.forget();
      throw e;
    }
    count(1);
  }

  private void count(int commits) {
    tallied = new Tallied(tallied.commits + commits, ledger.sql.rows(), ledger.sql.bytes());
  }

  static JournalFault asFault(Throwable e) {
    if (e instanceof JournalFault fault) {
      return fault;
    }
    String words = "the store could not do what was asked: " + e;
    return new JournalFault(words, e, false);
  }
}
