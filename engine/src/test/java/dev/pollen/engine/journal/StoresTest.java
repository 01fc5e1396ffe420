package dev.pollen.engine.journal;

import static dev.pollen.engine.contract.JournalSamples.FEED;
import static dev.pollen.engine.contract.JournalSamples.SUBSCRIPTION;
import static dev.pollen.engine.contract.JournalSamples.await;
import static dev.pollen.engine.contract.JournalSamples.done;
import static dev.pollen.engine.contract.JournalSamples.feed;
import static dev.pollen.engine.contract.JournalSamples.logged;
import static dev.pollen.engine.contract.JournalSamples.made;
import static dev.pollen.engine.contract.JournalSamples.moved;
import static dev.pollen.engine.contract.JournalSamples.recipe;
import static dev.pollen.engine.contract.JournalSamples.subscription;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.journal.Journal.RunQuery;
import dev.pollen.engine.kit.PostgresServer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores as wholes: a copy answers as the original does, whatever it lives in. */
final class StoresTest {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final RunQuery ALL =
      new RunQuery(Optional.empty(), Optional.empty(), Optional.empty(), 1_000);

  @TempDir private Path folder;

  private StorePlace file(String name) {
    return StorePlace.file(folder.resolve(name));
  }

  private static SqlJournal open(StorePlace place) {
    return SqlJournal.open(StoreOptions.of(place, CLOCK));
  }

  private static void fill(SqlJournal journal) {
    await(
        journal.write(
            List.of(
                new Change.FeedPut(feed(FEED, 150)),
                logged(FEED, 1, 150),
                new Change.SeenPut(FEED, 3, new byte[] {1, 2, 3}),
                new Change.SubscriptionPut(subscription(SUBSCRIPTION, FEED, 0)),
                new Change.RecipePut(recipe("v1")),
                new Change.NotePut("n", Optional.of("words")),
                made(1, 100))));
    for (int number = 1; number <= 60; number++) {
      await(
          journal.write(number % 5 == 0 ? List.of(moved(number, RunState.FAILED)) : done(number)));
    }
    await(journal.checkpoint());
    await(journal.write(done(70)));
  }

  private static List<Object> answers(SqlJournal journal) {
    TreeMap<String, Long> tallies = new TreeMap<>();
    await(journal.tallies()).forEach(one -> tallies.put(one.recipe() + one.state(), one.count()));
    List<Object> answers =
        List.of(
            tallies,
            await(journal.runs(ALL)).stream().map(run -> run.id() + "" + run.state()).toList(),
            await(journal.runs(ALL)).stream().map(RunRecord::record).toList(),
            await(journal.log(FEED, 0, 1_000, 1_000_000)),
            await(journal.feeds()),
            await(journal.subscriptions()),
            await(journal.notes()),
            await(journal.active()).stream().map(RunRecord::id).toList());
    await(journal.close());
    return answers;
  }

  @Test
  void thereAndBackAgainEverythingIsAsItWas() {
    SqlJournal first = open(file("a.db"));
    fill(first);
    List<Object> wanted = answers(first);
    StorePlace database = PostgresServer.fresh();
    Stores.Copied there = Stores.copy(file("a.db"), database, false, CLOCK);
    Stores.Copied back = Stores.copy(database, file("b.db"), false, CLOCK);
    assertEquals(there.rows(), back.rows());
    Stores.verify(database, CLOCK);
    Stores.verify(file("b.db"), CLOCK);
    assertEquals(wanted, answers(open(database)));
    assertEquals(wanted, answers(open(file("b.db"))));
  }

  @Test
  void aCopyOfARunningStoreIsAsOfOneMoment() {
    SqlJournal live = open(file("a.db"));
    fill(live);
    var copying = live.copyTo(file("b.db"));
    long last = 150;
    for (; !copying.isComplete(); last++) {
      await(live.write(List.of(logged(FEED, last + 1, last + 1), made(last + 1, last + 1))));
    }
    await(copying);
    Stores.verify(file("b.db"), CLOCK);
    SqlJournal copy = open(file("b.db"));
    long entries = await(copy.log(FEED, 0, Integer.MAX_VALUE, Long.MAX_VALUE)).size();
    long runs = await(copy.tallies()).stream().mapToLong(Journal.Tally::count).sum();
    assertTrue(entries >= 150 && entries <= last, "entries: " + entries);
    assertEquals(entries - 50, runs, "a write is there as a whole");
    await(copy.close());
    await(live.close());
  }

  @Test
  void whatIsThereIsNotOverwritten() {
    SqlJournal one = open(file("a.db"));
    fill(one);
    await(one.close());
    Stores.copy(file("a.db"), file("b.db"), false, CLOCK);
    JournalFault fault =
        assertThrows(
            JournalFault.class, () -> Stores.copy(file("a.db"), file("b.db"), false, CLOCK));
    assertTrue(fault.getMessage().contains("holds a store already"), fault.getMessage());
  }

  @Test
  void aHeldStoreIsNotTouched() {
    SqlJournal one = open(file("a.db"));
    assertThrows(StoreHeld.class, () -> Stores.copy(file("a.db"), file("b.db"), false, CLOCK));
    await(one.close());
  }
}
