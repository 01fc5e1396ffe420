package dev.pollen.engine.journal;

import static dev.pollen.engine.contract.JournalSamples.await;

import dev.pollen.engine.contract.JournalContract;
import dev.pollen.engine.contract.JournalFeedsContract;
import dev.pollen.engine.contract.JournalHistoryContract;
import dev.pollen.engine.contract.JournalRunsContract;
import dev.pollen.engine.kit.PostgresServer;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** The journal on PostgreSQL keeps the contract; its projection follows only when told. */
final class PostgresContractTest {
  private static final InstantSource STILL =
      InstantSource.fixed(java.time.Instant.parse("2026-01-05T08:00:00Z"));

  /** Writes, notes, secrets, recipes. */
  @Nested
  final class KeepsTheContract extends JournalContract {
    private final StorePlace place = PostgresServer.fresh();
    private SqlJournal sql;

    @Override
    protected Journal open() {
      sql = SqlJournal.open(StoreOptions.of(place, STILL));
      return sql;
    }

    @Override
    protected Journal afterCrash() {
      await(sql.crash());
      return open();
    }

    @AfterEach
    void end() {
      await(sql.crash());
    }
  }

  /** Feeds, logs, positions. */
  @Nested
  final class KeepsTheContractOfFeeds extends JournalFeedsContract {
    private final StorePlace place = PostgresServer.fresh();
    private SqlJournal sql;

    @Override
    protected Journal open() {
      sql = SqlJournal.open(StoreOptions.of(place, STILL));
      return sql;
    }

    @Override
    protected Journal afterCrash() {
      await(sql.crash());
      return open();
    }

    @AfterEach
    void end() {
      await(sql.crash());
    }
  }

  /** Runs. */
  @Nested
  final class KeepsTheContractOfRuns extends JournalRunsContract {
    private final StorePlace place = PostgresServer.fresh();
    private SqlJournal sql;

    @Override
    protected Journal open() {
      sql = SqlJournal.open(StoreOptions.of(place, STILL));
      return sql;
    }

    @Override
    protected Journal afterCrash() {
      await(sql.crash());
      return open();
    }

    @Override
    protected void settle() {
      await(sql.checkpoint());
    }

    @AfterEach
    void end() {
      await(sql.crash());
    }
  }

  /** Runs that ended. */
  @Nested
  final class KeepsTheContractOfHistory extends JournalHistoryContract {
    private final StorePlace place = PostgresServer.fresh();
    private SqlJournal sql;

    @Override
    protected Journal open() {
      sql = SqlJournal.open(StoreOptions.of(place, STILL));
      return sql;
    }

    @Override
    protected Journal afterCrash() {
      await(sql.crash());
      return open();
    }

    @Override
    protected void settle() {
      await(sql.checkpoint());
    }

    @AfterEach
    void end() {
      await(sql.crash());
    }
  }
}
