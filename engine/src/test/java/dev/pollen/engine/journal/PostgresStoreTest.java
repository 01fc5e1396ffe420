package dev.pollen.engine.journal;

import static dev.pollen.engine.contract.JournalSamples.AT;
import static dev.pollen.engine.contract.JournalSamples.FEED;
import static dev.pollen.engine.contract.JournalSamples.await;
import static dev.pollen.engine.contract.JournalSamples.logged;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.pollen.engine.kit.PostgresServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The database itself: who may hold it, and what is said when it cannot be used. */
final class PostgresStoreTest {
  private static final InstantSource STILL = InstantSource.fixed(AT);

  private final String url = PostgresServer.freshUrl();
  private final StorePlace place = StorePlace.postgres(url);
  private SqlJournal open;

  @AfterEach
  void end() {
    if (open != null) {
      await(open.close().otherwiseEmpty());
    }
  }

  private SqlJournal open() {
    open = SqlJournal.open(StoreOptions.of(place, STILL));
    return open;
  }

  private void close() {
    await(open.close());
    open = null;
  }

  private JournalFault refused() {
    return assertThrows(JournalFault.class, () -> SqlJournal.open(StoreOptions.of(place, STILL)));
  }

  private void tamper(String words) {
    PostgresServer.run(url, words);
  }

  @Test
  void aSecondHolderIsRefusedWithTheFirstOnesName() {
    open();
    String words = refused().getMessage();
    assertTrue(words.contains("process " + ProcessHandle.current().pid()), words);
    assertTrue(words.contains("stop that one first"), words);
  }

  @Test
  void aStoreIsFreeAgainWhenItsHolderClosedIt() {
    open();
    close();
    await(open().write(List.of(logged(FEED, 1, 1))));
  }

  @Test
  void whoeverLostTheStoreToAnotherWritesNoMore() {
    open();
    await(open.write(List.of(logged(FEED, 1, 1))));
    tamper("update mark set value = value + 1 where name = 'commit'");
    JournalFault fault =
        assertThrows(JournalFault.class, () -> await(open.write(List.of(logged(FEED, 2, 2)))));
    assertFalse(fault.passing());
    assertTrue(fault.getMessage().contains("this one writes no more"), fault.getMessage());
    assertThrows(JournalFault.class, () -> await(open.write(List.of(logged(FEED, 2, 2)))));
    assertThrows(JournalFault.class, () -> await(open.tallies()), "its memory is out of date");
  }

  @Test
  void aNewerStoreIsRefusedWithWhatToDo() {
    open();
    close();
    tamper("update flyway_schema_history set version = '77' where installed_rank = 1");
    String words = refused().getMessage();
    assertTrue(words.contains("written by a newer Pollen"), words);
    assertTrue(words.contains("start the newer program"), words);
  }

  @Test
  void aStoreWithoutItsTablesSaysWhatToDo() {
    open();
    close();
    tamper("drop table history");
    String words = refused().getMessage();
    assertTrue(words.contains("not as Pollen made them"), words);
    assertTrue(words.contains("restore a backup"), words);
  }

  @Test
  void tablesOfOthersAreNotMixedWithOurs() {
    tamper("create table customers (id int)");
    String words = refused().getMessage();
    assertTrue(words.contains("holds tables of others"), words);
  }

  @Test
  void aSchemaThatIsNotThereIsNamed() {
    StorePlace other = StorePlace.postgres(url + "x");
    String words =
        assertThrows(JournalFault.class, () -> SqlJournal.open(StoreOptions.of(other, STILL)))
            .getMessage();
    assertTrue(words.contains("currentSchema") && words.contains("create it"), words);
  }

  @Test
  void aServerThatIsNotThereIsNamedWithoutThePassword() {
    StorePlace nowhere = StorePlace.postgres("postgresql://ann:tell%20nobody@127.0.0.1:1/shop");
    JournalFault fault =
        assertThrows(JournalFault.class, () -> SqlJournal.open(StoreOptions.of(nowhere, STILL)));
    assertTrue(fault.getMessage().contains("postgresql://ann@127.0.0.1:1/shop"), fault::toString);
    for (Throwable one = fault; one != null; one = one.getCause()) {
      assertFalse(one.toString().contains("nobody"), one::toString);
    }
  }

  @Test
  void aTextThatPostgresCannotHoldIsKeptInTheBodies() {
    open();
    LogEntry odd =
        new LogEntry(
            1,
            "a\0b",
            true,
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            TextNode.valueOf("c\0d"));
    await(open.write(List.of(new Change.Logged(FEED, AT, List.of(odd)))));
    await(open.write(List.of(new Change.NotePut("n", Optional.of("e\0f")))));
    assertEquals(List.of(odd), await(open.log(FEED, 0, 9, 9_999)));
  }

  @Test
  void aReadThatTakesTooLongIsBrokenOff() {
    open();
    StoreOptions options =
        new StoreOptions(place, STILL, 1, Duration.ofMillis(300), 0, Optional.empty());
    Dialect dialect = place.dialect(options);
    Readers readers = new Readers(dialect, options);
    JournalFault fault =
        assertThrows(
            JournalFault.class,
            () -> await(readers.read(sql -> sql.number("select 1 from pg_sleep(600)", 0))));
    readers.close();
    dialect.close();
    assertTrue(fault.passing());
    assertTrue(fault.getMessage().contains("took too long"), fault.getMessage());
  }
}
