package dev.pollen.engine.journal;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A few threads, each with a connection of its own, that answer reads beside the writer. A read
 * sees the store as of one moment; one that takes too long is broken off.
 */
final class Readers {
  private static final int WAITING = 8_192;

  private final Dialect dialect;
  private final StoreOptions options;
  private final BlockingQueue<Reader> free;
  private final ThreadPoolExecutor threads;

  Readers(Dialect dialect, StoreOptions options) {
    this.dialect = dialect;
    this.options = options;
    this.free = new ArrayBlockingQueue<>(options.readers());
    AtomicInteger number = new AtomicInteger();
    this.threads =
        new ThreadPoolExecutor(
            options.readers(),
            options.readers(),
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            task -> {
              Thread thread = new Thread(task, "journal-reader-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  <T> Future<T> read(Function<Sql, T> question) {
    Promise<T> promise = Promise.promise();
    try {
      threads.execute(() -> answer(promise, question));
    } catch (RejectedExecutionException e) {
      JournalFault fault =
          threads.isShutdown()
              ? WriteQueue.closed()
              : new JournalFault("too many reads wait for the store: ask again", e, true);
      return Future.failedFuture(fault);
    }
    return promise.future();
  }

  private <T> void answer(Promise<T> promise, Function<Sql, T> question) {
    T value;
    try {
      value = ask(question);
    } catch (RuntimeException e) {
      promise.fail(Writer.asFault(e));
      return;
    }
    promise.complete(value);
  }

  private <T> T ask(Function<Sql, T> question) {
    Reader found = free.poll();
    Reader reader = found == null ? opened() : found;
    try {
      reader.until = options.clock().instant().plus(options.readLimit());
      reader.sql.beginReading();
      return question.apply(reader.sql);
    } finally {
      reader.sql.rollback();
      giveBack(reader);
    }
  }

  private void giveBack(Reader reader) {
    if (!dialect.keepsReaders() || reader.sql.broken() || !free.offer(reader)) {
      reader.sql.close();
    }
  }

  private Reader opened() {
    try {
      Reader reader = new Reader(options.clock());
      reader.sql = new Sql(dialect.reader(reader::late), dialect);
      return reader;
    } catch (SQLException e) {
      throw dialect.fault(e);
    }
  }

  /** Lets running reads end, takes no new ones. Blocks for as long as a read may take. */
  void close() {
    threads.shutdown();
    try {
      boolean over =
          threads.awaitTermination(options.readLimit().toMillis() + 1_000, TimeUnit.MILLISECONDS);
      if (over) {
        free.forEach(reader -> reader.sql.close());
        free.clear();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One connection and the end of its current read. */
  private static final class Reader {
    private final InstantSource clock;
    private Sql sql;
    private Instant until = Instant.MAX;

    private Reader(InstantSource clock) {
      this.clock = clock;
    }

    private boolean late() {
      return clock.instant().isAfter(until);
    }
  }
}
