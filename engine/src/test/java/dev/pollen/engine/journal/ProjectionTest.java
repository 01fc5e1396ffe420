package dev.pollen.engine.journal;

import static dev.pollen.engine.contract.JournalSamples.AT;
import static dev.pollen.engine.contract.JournalSamples.FEED;
import static dev.pollen.engine.contract.JournalSamples.SUBSCRIPTION;
import static dev.pollen.engine.contract.JournalSamples.await;
import static dev.pollen.engine.contract.JournalSamples.done;
import static dev.pollen.engine.contract.JournalSamples.logged;
import static dev.pollen.engine.contract.JournalSamples.made;
import static dev.pollen.engine.contract.JournalSamples.moved;
import static dev.pollen.engine.contract.JournalSamples.subscription;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How few rows it takes: what the shape of the store promises beyond the contract. */
final class ProjectionTest {
  @TempDir private Path folder;
  private volatile Instant now = AT;
  private SqlJournal journal;

  @BeforeEach
  void begin() {
    journal = SqlJournal.open(StoreOptions.of(file(), () -> now));
    write(logged(FEED, 1, 200), new Change.SubscriptionPut(subscription(SUBSCRIPTION, FEED, 0)));
  }

  @AfterEach
  void end() {
    await(journal.close());
  }

  private Path file() {
    return folder.resolve("pollen.db");
  }

  private void write(Change... changes) {
    await(journal.write(List.of(changes)));
  }

  private long rows(String table) {
    Dialect dialect = new SqliteDialect(file(), 0);
    try (Sql sql = new Sql(dialect.reader(() -> false), dialect)) {
      return sql.number("select count(*) from " + table, -1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private void follow() {
    await(journal.checkpoint());
  }

  @Test
  void aHundredDoneRunsAreOneRow() {
    write(made(1, 100));
    List<Change> all = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      all.addAll(done(i));
    }
    write(all.toArray(Change[]::new));
    assertEquals(2, rows("fact"));
    follow();
    assertEquals(List.of(0L, 0L, 1L), List.of(rows("fact"), rows("run"), rows("history")));
  }

  @Test
  void onlyRunsInTroubleOwnRows() {
    write(made(1, 10));
    write(
        moved(1, RunState.FAILED),
        moved(2, RunState.PARKED),
        moved(3, RunState.RETRYING),
        moved(4, RunState.RUNNING));
    follow();
    assertEquals(3, rows("run"));
  }

  @Test
  void factsOfRunsThatLiveLongGoWhenThoseHaveRows() {
    write(made(1, 10));
    follow();
    assertEquals(List.of(1L, 0L), List.of(rows("fact"), rows("run")));
    now = AT.plusSeconds(60);
    follow();
    assertEquals(List.of(0L, 10L), List.of(rows("fact"), rows("run")));
  }

  @Test
  void theContentOfARecordIsWrittenOnce() {
    long before = await(journal.figures()).payloadBytes();
    write(made(1, 100));
    long bytes = await(journal.figures()).payloadBytes() - before;
    assertTrue(bytes < 100 * 20, "made runs took " + bytes + " bytes");
  }

  @Test
  void anIdleJournalWritesNothing() {
    follow();
    long rows = await(journal.figures()).rows();
    follow();
    now = AT.plusSeconds(3_600);
    follow();
    assertEquals(rows, await(journal.figures()).rows());
  }

  @Test
  void factNumbersAreNeverGivenTwice() {
    write(made(1, 1));
    await(journal.write(done(1)));
    follow();
    await(journal.close());
    journal = SqlJournal.open(StoreOptions.of(file(), () -> now));
    write(made(2, 2));
    await(journal.write(done(2)));
    follow();
    assertEquals(
        List.of(2L, 1L),
        await(
                journal.runs(
                    new Journal.RunQuery(
                        java.util.Optional.empty(),
                        java.util.Optional.empty(),
                        java.util.Optional.empty(),
                        10)))
            .stream()
            .map(found -> found.id().record())
            .toList());
  }

  @Test
  void oldVersionsOfARecipeGoWhenNoRunRefersToThem() {
    write(new Change.RecipePut(dev.pollen.engine.contract.JournalSamples.recipe("v0")));
    now = AT.plusSeconds(1);
    write(new Change.RecipePut(dev.pollen.engine.contract.JournalSamples.recipe("v1")));
    now = AT.plusSeconds(2);
    write(new Change.RecipePut(dev.pollen.engine.contract.JournalSamples.recipe("v2")));
    write(made(1, 1));
    await(journal.retain(new Journal.Retention(AT.plusSeconds(100), AT)));
    assertEquals(2, rows("recipe"));
  }

  @Test
  void aVersionThatAPlaceGoesByStays() {
    write(new Change.RecipePut(dev.pollen.engine.contract.JournalSamples.recipe("v0")));
    write(new Change.NotePut("served_by:1", java.util.Optional.of("v0")));
    now = AT.plusSeconds(1);
    write(new Change.RecipePut(dev.pollen.engine.contract.JournalSamples.recipe("v1")));
    await(journal.retain(new Journal.Retention(AT.plusSeconds(100), AT)));
    assertEquals(2, rows("recipe"));
    write(new Change.NotePut("served_by:1", java.util.Optional.empty()));
    await(journal.retain(new Journal.Retention(AT.plusSeconds(100), AT)));
    assertEquals(1, rows("recipe"));
  }
}
