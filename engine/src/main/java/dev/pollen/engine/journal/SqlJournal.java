package dev.pollen.engine.journal;

import io.vertx.core.Future;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The journal on a disk.
 *
 * <p>One thread writes, a few others read; callers never wait. Replies of steps are kept while a
 * run is unfinished or in trouble; a run that ended well is remembered with its inputs, outcomes
 * and attempts, and with its record for as long as the log holds that.
 */
public final class SqlJournal implements Journal {
  private final Ledger ledger;
  private final Writer writer;
  private final Readers readers;
  private final RunLook look;
  private final HolderLock lock;

  private SqlJournal(Ledger ledger, StoreOptions options, HolderLock lock) {
    this.ledger = ledger;
    this.lock = lock;
    this.writer = new Writer(ledger);
    this.readers = new Readers(ledger.dialect, options);
    this.look = new RunLook(ledger);
  }

  /**
   * Takes the store, brings its tables up to date and reads back what was under way. Blocks: not
   * for an event loop.
   *
   * @throws JournalFault if another process holds the store, it is damaged, newer than this program
   *     or cannot be written; the message says what to do
   */
  public static SqlJournal open(StoreOptions options) {
    HolderLock lock = HolderLock.take(options.path());
    try {
      return opened(options, lock);
    } catch (RuntimeException e) {
      lock.close();
      throw Writer.asFault(e);
    }
  }

  private static SqlJournal opened(StoreOptions options, HolderLock lock) {
    Dialect dialect = new SqliteDialect(options.path(), options.maxBytes());
    Sql sql = connected(dialect);
    try {
      Schema.bring(sql, dialect);
      Ledger ledger = new Ledger(sql, dialect, options.clock());
      Recovery.run(ledger);
      SqlJournal journal = new SqlJournal(ledger, options, lock);
      journal.writer.start();
      return journal;
    } catch (RuntimeException e) {
      sql.close();
      throw e;
    }
  }

  private static Sql connected(Dialect dialect) {
    try {
      return new Sql(dialect.writer(), dialect);
    } catch (SQLException e) {
      throw dialect.fault(e);
    }
  }

  @Override
  public Future<Void> write(List<Change> changes) {
    return writer.write(changes);
  }

  @Override
  public Future<List<FeedRow>> feeds() {
    return readers.read(sql -> new StateRows(sql).feeds());
  }

  @Override
  public Future<List<SubscriptionRow>> subscriptions() {
    return readers.read(sql -> new StateRows(sql).subscriptions());
  }

  @Override
  public Future<Map<String, String>> notes() {
    return readers.read(sql -> new StateRows(sql).notes());
  }

  @Override
  public Future<List<SecretRow>> secrets() {
    return readers.read(sql -> new StateRows(sql).secrets());
  }

  @Override
  public Future<List<LogEntry>> log(long feed, long after, int limit, long bytes) {
    return readers.read(sql -> new LogRows(sql).read(feed, after, limit, bytes));
  }

  @Override
  public Future<Optional<Found>> find(long feed, String key) {
    return readers.read(sql -> new LogRows(sql).find(feed, key));
  }

  @Override
  public Future<byte[]> seen(long feed, int bucket) {
    return readers.read(sql -> new StateRows(sql).seen(feed, bucket));
  }

  @Override
  public Future<Map<Integer, byte[]>> seen(long feed, Set<Integer> buckets) {
    return readers.read(sql -> new StateRows(sql).seen(feed, buckets));
  }

  @Override
  public Future<List<RunRecord>> active() {
    return readers.read(sql -> look.active());
  }

  @Override
  public Future<Optional<RunRecord>> run(RunId id) {
    return readers.read(sql -> look.run(sql, id));
  }

  @Override
  public Future<List<RunRecord>> runs(RunQuery query) {
    return readers.read(sql -> look.runs(sql, query));
  }

  @Override
  public Future<List<Tally>> tallies() {
    return readers.read(look::tallies);
  }

  @Override
  public Future<Optional<RecipeRow>> recipe(String id, String version) {
    return readers.read(sql -> new StateRows(sql).recipe(id, version));
  }

  @Override
  public Future<Integer> retain(Retention retention) {
    return new Retaining(ledger, writer, retention).run();
  }

  @Override
  public Future<Figures> figures() {
    return readers.read(this::figuresNow);
  }

  private Figures figuresNow(Sql sql) {
    Writer.Tallied written = writer.tallied();
    Dialect dialect = ledger.dialect;
    long bytes = dialect.bytes();
    return new Figures(
        written.commits(),
        written.rows(),
        written.bytes(),
        bytes,
        bytes - dialect.spare(sql),
        dialect.free());
  }

  @Override
  public Future<Void> close() {
    return writer.close().eventually(this::release);
  }

  /** Ends as a kill does, for tests: what waits is lost, nothing is tidied. */
  Future<Void> crash() {
    return writer.halt().eventually(this::release);
  }

  /** On the writer's thread, which has nothing else to do any more. */
  private Future<Void> release() {
    readers.close();
    ledger.sql.close();
    lock.close();
    return Future.succeededFuture();
  }

  /** Lets the projection follow now. */
  Future<Void> checkpoint() {
    return writer.between(
        () -> {
          Checkpoint.run(ledger, true);
          return null;
        });
  }
}
