package dev.pollen.engine.journal;

import static dev.pollen.engine.contract.JournalSamples.AT;
import static dev.pollen.engine.contract.JournalSamples.FEED;
import static dev.pollen.engine.contract.JournalSamples.await;
import static dev.pollen.engine.contract.JournalSamples.logged;
import static dev.pollen.engine.contract.JournalSamples.made;
import static dev.pollen.engine.contract.JournalSamples.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.pollen.engine.journal.Journal.Asleep;
import dev.pollen.engine.journal.Journal.Retention;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file itself: who may hold it, what it is made of, what is said when it cannot be used. */
final class SqlStoreTest {
  private static final InstantSource STILL = InstantSource.fixed(AT);

  @TempDir private Path folder;
  private Path file;
  private SqlJournal open;

  @BeforeEach
  void begin() {
    file = folder.resolve("data").resolve("pollen.db");
  }

  @AfterEach
  void end() {
    if (open != null) {
      await(open.close());
    }
  }

  private SqlJournal open() {
    open = SqlJournal.open(StoreOptions.of(file, STILL));
    return open;
  }

  private void close() {
    await(open.close());
    open = null;
  }

  private JournalFault refused() {
    return assertThrows(JournalFault.class, () -> SqlJournal.open(StoreOptions.of(file, STILL)));
  }

  private <T> T asked(String query, Sql.Row<T> row) throws SQLException {
    Dialect dialect = new SqliteDialect(file, 0);
    try (Sql sql = new Sql(dialect.reader(() -> false), dialect)) {
      return sql.first(query, row).orElseThrow();
    }
  }

  private static Change.Logged big(long number, int bytes) {
    byte[] noise = new byte[bytes];
    new Random(number).nextBytes(noise);
    TextNode record = TextNode.valueOf(new String(noise, StandardCharsets.ISO_8859_1));
    return new Change.Logged(
        FEED,
        AT,
        List.of(
            new LogEntry(number, "k", true, Set.of(), Optional.empty(), Optional.empty(), record)));
  }

  @Test
  void aSecondHolderIsRefusedWithTheFirstOnesName() {
    open();
    String words = refused().getMessage();
    assertTrue(words.contains("process " + ProcessHandle.current().pid()), words);
  }

  @Test
  void aStoreIsFreeAgainWhenItsHolderClosedIt() {
    open();
    close();
    await(open().write(List.of(logged(FEED, 1, 1))));
  }

  @Test
  void aRefusedStoreIsNotHeld() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "this is no database, but long enough to be looked at ".repeat(50));
    JournalFault fault = refused();
    assertFalse(fault.passing());
    assertTrue(fault.getMessage().contains("is not a store of Pollen's"), fault.getMessage());
    Files.delete(file);
    open();
  }

  @Test
  void aNewerStoreIsRefusedWithWhatToDo() {
    open();
    close();
    tamper(
        "update flyway_schema_history set version = '7', installed_rank = 7"
            + " where installed_rank = 1");
    String words = refused().getMessage();
    assertTrue(words.contains("written by a newer Pollen"), words);
    assertTrue(words.contains("start the newer program"), words);
  }

  private void tamper(String words) {
    Dialect dialect = new SqliteDialect(file, 0);
    try (Sql sql = new Sql(dialect.writer(), dialect)) {
      sql.script(words);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aDamagedStoreSaysWhatToDo() throws IOException {
    open();
    await(open.write(List.of(big(1, 200_000))));
    close();
    byte[] bytes = Files.readAllBytes(file);
    java.util.Arrays.fill(bytes, 4_096, bytes.length, (byte) 0x55);
    Files.write(file, bytes);
    JournalFault fault = refused();
    assertFalse(fault.passing());
    assertTrue(fault.getMessage().contains("damaged"), fault.getMessage());
  }

  @Test
  void anEmptyStoreIsFilledAsFlywayWouldFillIt() throws SQLException {
    open();
    close();
    Path other = folder.resolve("flyway.db");
    Schema.migrate(new SqliteDialect(other, 0));
    String tables =
        "select group_concat(name || coalesce(sql, '')) from (select name, lower(sql)"
            + " as sql from sqlite_master where name not like 'flyway%' order by name)";
    String ours = asked(tables, row -> row.getString(1));
    Schema.flyway(new SqliteDialect(file, 0)).validate();
    file = other;
    assertEquals(asked(tables, row -> row.getString(1)), ours);
  }

  @Test
  void anOlderStoreIsMigratedByFlyway() throws SQLException, IOException {
    Files.createDirectories(file.getParent());
    Dialect dialect = new SqliteDialect(file, 0);
    try (Sql sql = new Sql(dialect.writer(), dialect)) {
      dialect.books().forEach(sql::script);
    }
    open();
    String newest = asked("select max(version) from flyway_schema_history", r -> r.getString(1));
    assertEquals(String.valueOf(Schema.CURRENT), newest);
  }

  @Test
  void aStoreOfTheFirstVersionIsTakenUpWithItsRuns() throws SQLException, IOException {
    Files.createDirectories(file.getParent());
    Dialect dialect = new SqliteDialect(file, 0);
    Schema.flyway(dialect, "1").migrate();
    try (Sql sql = new Sql(dialect.writer(), dialect)) {
      OpenRun run = new OpenRun(made(1, 1), made(1, 1).runs().get(0), 1);
      byte[] body = RunCodec.body(List.of(run));
      sql.run(
          "insert into run (subscription, number, recipe, version, key, state, made, moved, last,"
              + " body) values (12, 1, 'welcome', 'v1', 'k1', 'WAITING', 1, 1, 1, ?)",
          body);
    }
    open();
    assertEquals(List.of(run(1)), await(open.active()).stream().map(RunRecord::id).toList());
    assertEquals(List.of(), await(open.asleep(Asleep.first(Set.of(), 9))));
  }

  @Test
  void freeSpaceCanBeGivenBackFromTheFirstDayOn() throws SQLException {
    open();
    assertEquals("2", asked("pragma auto_vacuum", row -> row.getString(1)));
    assertEquals("wal", asked("pragma journal_mode", row -> row.getString(1)));
  }

  @Test
  void retentionGivesSpaceBackToTheDisk() {
    open();
    for (int i = 1; i <= 40; i++) {
      await(open.write(List.of(big(i, 400_000))));
    }
    await(open.checkpoint());
    long before = await(open.figures()).fileBytes();
    Instant later = AT.plusSeconds(60);
    assertEquals(40, await(open.retain(new Retention(later, later))));
    close();
    assertTrue(file.toFile().length() < before / 2, before + " -> " + file.toFile().length());
  }

  @Test
  void aFullDiskStopsWritesAndPasses() {
    open = SqlJournal.open(StoreOptions.of(file, STILL).withMaxBytes(2_000_000));
    JournalFault fault =
        assertThrows(JournalFault.class, () -> await(open.write(List.of(big(1, 3_000_000)))));
    assertTrue(fault.passing());
    assertTrue(fault.getMessage().contains("is full: free some space"), fault.getMessage());
    await(open.write(List.of(big(1, 10_000))));
    assertEquals(1, await(open.log(FEED, 0, 10, 1)).size());
  }

  @Test
  void aFullDiskFailsOnlyWhatDoesNotFit() {
    open = SqlJournal.open(StoreOptions.of(file, STILL).withMaxBytes(2_000_000));
    var tooMuch = open.write(List.of(big(1, 3_000_000)));
    var little = open.write(List.of(logged(FEED + 1, 1, 3)));
    assertThrows(JournalFault.class, () -> await(tooMuch));
    await(little);
    assertEquals(3, await(open.log(FEED + 1, 0, 10, 10_000)).size());
  }

  @Test
  void aReadThatTakesTooLongIsBrokenOff() {
    AtomicLong seconds = new AtomicLong();
    InstantSource racing = () -> AT.plusSeconds(seconds.addAndGet(10));
    Dialect dialect = new SqliteDialect(file, 0);
    open();
    Readers readers =
        new Readers(
            dialect,
            new StoreOptions(
                StorePlace.file(file), racing, 1, Duration.ofSeconds(5), 0, Optional.empty()));
    JournalFault fault =
        assertThrows(JournalFault.class, () -> await(readers.read(SqlStoreTest::endless)));
    readers.close();
    assertTrue(fault.passing());
    assertTrue(fault.getMessage().contains("took too long"), fault.getMessage());
  }

  private static long endless(Sql sql) {
    return sql.number(
        "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n",
        0);
  }
}
