package dev.pollen.engine.journal;

import static dev.pollen.engine.contract.JournalSamples.FEED;
import static dev.pollen.engine.contract.JournalSamples.SUBSCRIPTION;
import static dev.pollen.engine.contract.JournalSamples.await;
import static dev.pollen.engine.contract.JournalSamples.done;
import static dev.pollen.engine.contract.JournalSamples.logged;
import static dev.pollen.engine.contract.JournalSamples.made;
import static dev.pollen.engine.contract.JournalSamples.moved;
import static dev.pollen.engine.contract.JournalSamples.run;
import static dev.pollen.engine.contract.JournalSamples.subscription;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.journal.Journal.RunQuery;
import dev.pollen.engine.journal.Journal.Tally;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads go on beside the writer, and never catch a run between two places. */
final class BesideTest {
  private static final int RUNS = 400;

  @TempDir private Path folder;
  private SqlJournal journal;

  @BeforeEach
  void begin() {
    journal = SqlJournal.open(StoreOptions.of(folder.resolve("pollen.db"), InstantSource.system()));
    await(
        journal.write(
            List.of(
                logged(FEED, 1, RUNS),
                new Change.SubscriptionPut(subscription(SUBSCRIPTION, FEED, 0)),
                made(1, RUNS))));
  }

  @AfterEach
  void end() {
    await(journal.close());
  }

  private List<Future<Void>> everythingHappens() {
    List<Future<Void>> writes = new ArrayList<>();
    for (int number = 1; number <= RUNS; number++) {
      writes.add(
          journal.write(number % 3 == 0 ? List.of(moved(number, RunState.FAILED)) : done(number)));
      if (number % 20 == 0) {
        writes.add(journal.checkpoint());
      }
      if (number % 33 == 0) {
        writes.add(journal.write(List.of(moved(number, RunState.WAITING))));
      }
    }
    return writes;
  }

  @Test
  void everyRunIsCountedOnceAtEveryMoment() {
    List<Future<Void>> writes = everythingHappens();
    while (!writes.stream().allMatch(Future::isComplete)) {
      assertEquals(RUNS, await(journal.tallies()).stream().mapToLong(Tally::count).sum());
    }
    assertEquals(RUNS, await(journal.tallies()).stream().mapToLong(Tally::count).sum());
  }

  @Test
  void everyRunIsListedOnceAtEveryMoment() {
    RunQuery all = new RunQuery(Optional.empty(), Optional.empty(), Optional.empty(), 2 * RUNS);
    List<Future<Void>> writes = everythingHappens();
    while (!writes.stream().allMatch(Future::isComplete)) {
      assertEquals(RUNS, await(journal.runs(all)).size());
    }
    assertEquals(RUNS, await(journal.runs(all)).stream().map(RunRecord::id).distinct().count());
  }

  @Test
  void aRunIsFoundWhereverItJustIs() {
    List<Future<Void>> writes = everythingHappens();
    while (!writes.stream().allMatch(Future::isComplete)) {
      assertTrue(await(journal.run(run(7))).isPresent());
      assertTrue(await(journal.run(run(33))).isPresent());
    }
    assertEquals(RunState.DONE, await(journal.run(run(7))).orElseThrow().state());
  }
}
