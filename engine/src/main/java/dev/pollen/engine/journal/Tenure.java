package dev.pollen.engine.journal;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * This process's hold on its store: begins and ends every transaction that writes.
 *
 * <p>Each of them counts the store's commits up by one, from the number that this process left. So
 * a process whose store another one took meanwhile can commit nothing any more; and where the
 * answer to a commit is lost with the connection, the number tells whether it came about.
 */
final class Tenure {
  private static final String LOOK = "select value from mark where name = 'commit'";
  private static final String NUMBER = "select value from mark where name = 'store'";
  private static final String PUT_NUMBER =
      "insert into mark (name, value) values ('store', ?)"
          + " on conflict (name) do update set value = excluded.value";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String FIRST =
      "insert into mark (name, value) values ('commit', ?) on conflict (name) do nothing";
  private static final String NEXT =
      "update mark set value = ? where name = 'commit' and value = ?";

  private final Sql sql;
  private final Dialect dialect;
  private final InstantSource clock;
  private final Optional<Epoch> epoch;
  private long store;
  private long commits;
  private Predicate<StoreLost> patience = lost -> false;

  Tenure(Sql sql, Dialect dialect, InstantSource clock, Optional<Epoch> epoch) {
    this.sql = sql;
    this.dialect = dialect;
    this.clock = clock;
    this.epoch = epoch;
  }

  /** Makes the store this process's: where others could write too, they no longer can. */
  void take() {
    look();
    if (commits == 0) {
      touched();
    }
    if (dialect.shared()) {
      begin();
      commit();
    }
  }

  private void look() {
    commits = sql.number(LOOK, 0);
    store = sql.number(NUMBER, 0);
  }

  /**
   * Why the store counts as put back from a copy; asked before it is taken.
   *
   * @param touched when its file was last changed, before it was opened
   */
  Optional<String> restored(Optional<Instant> touched) {
    look();
    return epoch.flatMap(file -> file.restored(store, commits, touched));
  }

  /** Within a transaction: from here on it is another store than the one it is a copy of. */
  void renew() {
    store = RANDOM.nextLong(1, Long.MAX_VALUE);
    sql.run(PUT_NUMBER, store);
  }

  /** Tells the file beside the store that we were at the store's own. */
  void touched() {
    epoch.ifPresent(
        file -> {
          file.note(store, commits, clock.instant());
          file.sync();
        });
  }

  /**
   * @param patience waits a little for a store that does not answer; false when there is no more
   *     time for that
   */
  void waitsBy(Predicate<StoreLost> patience) {
    this.patience = patience;
  }

  /** The number of the last commit. */
  long commits() {
    return commits;
  }

  /**
   * Begins a transaction, over a new connection if the last one broke.
   *
   * @throws StoreLost while there is none to be had
   * @throws StoreGone if another process took the store
   */
  void begin() {
    if (sql.broken()) {
      mend();
    }
    sql.begin();
  }

  /** Looks whether the store is still there and ours; throws as {@link #begin} does. */
  void tend() {
    if (sql.broken() || !isOurs()) {
      mend();
    }
  }

  private boolean isOurs() {
    try {
      return sql.number(LOOK, 0) == commits;
    } catch (StoreLost lost) {
      return false;
    }
  }

  private void mend() {
    if (connected() != commits) {
      throw taken();
    }
  }

  /** Connects anew; answers the number of the last commit as the store has it. */
  private long connected() {
    try {
      sql.over(dialect.writer());
      return sql.number(LOOK, 0);
    } catch (StoreHeld held) {
      throw new StoreGone(held.getMessage(), held);
    } catch (JournalFault fault) {
      throw new StoreLost(fault.getMessage(), fault);
    } catch (java.sql.SQLException e) {
      throw new StoreLost(dialect.fault(e).getMessage(), e);
    }
  }

  /** Makes the transaction durable; when the answer is lost, looks whether it came about. */
  void commit() {
    step();
    try {
      sql.commit();
    } catch (StoreLost lost) {
      if (!cameAbout()) {
        throw lost;
      }
    }
    commits++;
    epoch.ifPresent(file -> file.note(store, commits, clock.instant()));
  }

  private void step() {
    if (commits == 0) {
      renew();
    }
    int counted = commits == 0 ? sql.run(FIRST, commits + 1) : sql.run(NEXT, commits + 1, commits);
    if (counted != 1) {
      throw taken();
    }
  }

  /** The connection that may have committed is surely over once a new one holds the store. */
  private boolean cameAbout() {
    while (true) {
      try {
        long now = connected();
        if (now != commits && now != commits + 1) {
          throw taken();
        }
        return now == commits + 1;
      } catch (StoreLost lost) {
        if (!patience.test(lost)) {
          String words = "whether the last write was kept is not known, the next start looks: ";
          throw new StoreGone(words + lost.getMessage(), lost);
        }
      }
    }
  }

  /** Never fails. */
  void rollback() {
    sql.rollback();
  }

  /** After the connection is closed, which was the last to change the store. */
  void close() {
    touched();
    epoch.ifPresent(Epoch::close);
  }

  private StoreGone taken() {
    String words =
        "another Pollen wrote to %s meanwhile, or it was restored: this one writes no more; stop"
            + " it, see to it that one only runs, and start that again";
    return new StoreGone(words.formatted(dialect), null);
  }
}
