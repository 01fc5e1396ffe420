package dev.pollen.engine.journal;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal in a database.
 *
 * <p>One thread writes, a few others read; callers never wait. Replies of steps are kept while a
 * run is unfinished or in trouble; a run that ended well is remembered with its inputs, outcomes
 * and attempts, and with its record for as long as the log holds that.
 */
public final class SqlJournal implements Journal {
  private static final Logger LOG = LoggerFactory.getLogger(SqlJournal.class);

  private final Ledger ledger;
  private final Writer writer;
  private final Readers readers;
  private final RunLook look;
  private final Hold hold;
  private final Restoration restoration;

  private SqlJournal(Ledger ledger, StoreOptions options, Hold hold) {
    this.ledger = ledger;
    this.hold = hold;
    this.restoration = new Restoration(ledger.state.notes());
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
    Dialect dialect = options.place().dialect(options);
    try {
      return held(options, dialect);
    } catch (RuntimeException e) {
      dialect.close();
      throw Writer.asFault(e);
    }
  }

  private static SqlJournal held(StoreOptions options, Dialect dialect) {
    Hold hold = dialect.hold();
    try {
      return opened(options, dialect, hold);
    } catch (RuntimeException e) {
      hold.close();
      throw e;
    }
  }

  private static SqlJournal opened(StoreOptions options, Dialect dialect, Hold hold) {
    Optional<Instant> touched = dialect.touched();
    Optional<Epoch> epoch = options.epoch().map(Epoch::open);
    Sql sql = connected(dialect);
    try {
      Schema.bring(sql, dialect);
      Ledger ledger = new Ledger(sql, dialect, options.clock(), epoch);
      Optional<String> restored = ledger.tenure.restored(touched);
      ledger.tenure.take();
      restored.ifPresent(why -> restored(ledger, options.place(), why));
      Recovery.run(ledger);
      SqlJournal journal = new SqlJournal(ledger, options, hold);
      journal.writer.start();
      return journal;
    } catch (RuntimeException e) {
      sql.close();
      epoch.ifPresent(Epoch::close);
      throw e;
    }
  }

  private static void restored(Ledger ledger, StorePlace place, String why) {
    ledger.tenure.begin();
    try {
      ledger.tenure.renew();
      Transaction notes = new Transaction(ledger);
      notes.add(Restoration.begun(ledger.state.feeds(), ledger.now()));
      notes.commit();
    } catch (RuntimeException e) {
      ledger.tenure.rollback();
      throw e;
    }
    LOG.warn(
        "{} was put back from a copy ({}): what its open runs, and those of the first complete"
            + " poll, are about to do is looked up first, or held",
        place,
        why);
  }

  /** Copies the store, as of now, into an empty place; whoever writes is not kept from it. */
  public Future<Stores.Copied> copyTo(StorePlace to) {
    Promise<Stores.Copied> promise = Promise.promise();
    Erasure.onThread("journal-copy", promise, () -> copy(to, promise));
    return promise.future();
  }

  private void copy(StorePlace to, Promise<Stores.Copied> promise) {
    try (Connection source = ledger.dialect.copier()) {
      promise.complete(Stores.into(ledger.dialect, source, to, false, ledger.clock));
    } catch (SQLException e) {
      promise.fail(ledger.dialect.fault(e));
    }
  }

  /** For taking a person out of the store. */
  public Erasure erasure() {
    return new Erasure(ledger, writer, readers);
  }

  private static Sql connected(Dialect dialect) {
    try {
      return new Sql(dialect.writer(), dialect);
    } catch (SQLException e) {
      throw dialect.fault(e);
    }
  }

  /** While nothing can be written, nothing is read either: it would not tell why. */
  private <T> Future<T> read(Function<Sql, T> question) {
    return writer
        .trouble()
        .<Future<T>>map(Future::failedFuture)
        .orElseGet(() -> readers.read(question));
  }

  @Override
  public Future<Void> write(List<Change> changes) {
    return writer.write(changes);
  }

  @Override
  public Future<List<FeedRow>> feeds() {
    return read(sql -> new StateRows(sql).feeds());
  }

  @Override
  public Future<List<SubscriptionRow>> subscriptions() {
    return read(sql -> new StateRows(sql).subscriptions());
  }

  @Override
  public Future<Map<String, String>> notes() {
    return read(sql -> new StateRows(sql).notes());
  }

  @Override
  public Future<List<SecretRow>> secrets() {
    return read(sql -> new StateRows(sql).secrets());
  }

  @Override
  public Future<List<LogEntry>> log(long feed, long after, int limit, long bytes) {
    return read(sql -> new LogRows(sql).read(feed, after, limit, bytes));
  }

  @Override
  public Future<Optional<Found>> find(long feed, String key) {
    return read(sql -> new LogRows(sql).find(feed, key));
  }

  @Override
  public Future<byte[]> seen(long feed, int bucket) {
    return read(sql -> new StateRows(sql).seen(feed, bucket));
  }

  @Override
  public Future<Map<Integer, byte[]>> seen(long feed, Set<Integer> buckets) {
    return read(sql -> new StateRows(sql).seen(feed, buckets));
  }

  @Override
  public Future<List<RunRecord>> active() {
    return read(sql -> look.active());
  }

  @Override
  public Future<List<RunRecord>> asleep(Asleep query) {
    return readers.read(sql -> look.asleep(sql, query));
  }

  @Override
  public Future<Optional<RunRecord>> run(RunId id) {
    return read(sql -> look.run(sql, id));
  }

  @Override
  public Future<List<RunRecord>> runs(RunQuery query) {
    return read(sql -> look.runs(sql, query));
  }

  @Override
  public Future<List<Tally>> tallies() {
    return read(look::tallies);
  }

  @Override
  public Future<Optional<RecipeRow>> recipe(String id, String version) {
    return read(sql -> new StateRows(sql).recipe(id, version));
  }

  @Override
  public Restoration restoration() {
    return restoration;
  }

  @Override
  public Future<List<Claimed>> claims(String account, String resource, Set<String> ids) {
    return readers.read(sql -> new ClaimRows(sql).of(account, resource, ids));
  }

  @Override
  public Future<Integer> retain(Retention retention) {
    return new Retaining(ledger, writer, retention).run();
  }

  @Override
  public Future<Figures> figures() {
    return read(this::figuresNow);
  }

  private Figures figuresNow(Sql sql) {
    Writer.Tallied written = writer.tallied();
    Dialect dialect = ledger.dialect;
    long bytes = dialect.bytes(sql);
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
    ledger.tenure.close();
    ledger.dialect.close();
    hold.close();
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
