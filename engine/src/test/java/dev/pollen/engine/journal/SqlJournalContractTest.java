package dev.pollen.engine.journal;

import static dev.pollen.engine.contract.JournalSamples.await;

import dev.pollen.engine.contract.JournalContract;
import dev.pollen.engine.contract.JournalFeedsContract;
import dev.pollen.engine.contract.JournalHistoryContract;
import dev.pollen.engine.contract.JournalRunsContract;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The journal on SQLite keeps the contract; its projection follows only when told. */
final class SqlJournalContractTest {
  private static final InstantSource STILL =
      InstantSource.fixed(java.time.Instant.parse("2026-01-05T08:00:00Z"));

  /** Writes, notes, secrets, recipes. */
  @Nested
  final class KeepsTheContract extends JournalContract {
    @TempDir private Path folder;
    private SqlJournal sql;

    @Override
    protected Journal open() {
      sql = SqlJournal.open(StoreOptions.of(folder.resolve("pollen.db"), STILL));
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
    @TempDir private Path folder;
    private SqlJournal sql;

    @Override
    protected Journal open() {
      sql = SqlJournal.open(StoreOptions.of(folder.resolve("pollen.db"), STILL));
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
    @TempDir private Path folder;
    private SqlJournal sql;

    @Override
    protected Journal open() {
      sql = SqlJournal.open(StoreOptions.of(folder.resolve("pollen.db"), STILL));
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
    @TempDir private Path folder;
    private SqlJournal sql;

    @Override
    protected Journal open() {
      sql = SqlJournal.open(StoreOptions.of(folder.resolve("pollen.db"), STILL));
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
