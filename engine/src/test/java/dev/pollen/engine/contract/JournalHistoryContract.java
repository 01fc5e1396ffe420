package dev.pollen.engine.contract;

import static dev.pollen.engine.contract.JournalSamples.AT;
import static dev.pollen.engine.contract.JournalSamples.FEED;
import static dev.pollen.engine.contract.JournalSamples.await;
import static dev.pollen.engine.contract.JournalSamples.done;
import static dev.pollen.engine.contract.JournalSamples.intended;
import static dev.pollen.engine.contract.JournalSamples.logged;
import static dev.pollen.engine.contract.JournalSamples.made;
import static dev.pollen.engine.contract.JournalSamples.moved;
import static dev.pollen.engine.contract.JournalSamples.record;
import static dev.pollen.engine.contract.JournalSamples.run;
import static dev.pollen.engine.contract.JournalSamples.settled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.Claim;
import dev.pollen.engine.journal.Journal.Retention;
import dev.pollen.engine.journal.Journal.RunQuery;
import dev.pollen.engine.journal.Journal.Tally;
import dev.pollen.engine.journal.Outcome.What;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every journal keeps of its word about runs that ended: lists, counts, second lives, an end.
 */
public abstract class JournalHistoryContract extends RunsOnAJournal {
  @Test
  void aThousandDoneRunsAreRememberedAndFound() throws Exception {
    for (int i = 101; i <= 1_100; i += 100) {
      write(logged(FEED, i, i + 99), made(i, i + 99));
      for (int run = i; run < i + 100; run++) {
        await(journal.write(done(run)));
      }
      settle();
    }
    write(made(50, 50));
    crash();
    assertEquals(List.of(run(50)), await(journal.active()).stream().map(RunRecord::id).toList());
    assertEquals(1_000, numbers(in(RunState.DONE)).size());
    assertEquals(List.of(777L), numbers(of("k777")));
    assertEquals(record(777), theRun(777).record());
    assertEquals(1, theRun(777).attempts().size());
    assertEquals(
        Set.of(
            new Tally("welcome", RunState.DONE, 1_000), new Tally("welcome", RunState.WAITING, 1)),
        Set.copyOf(await(journal.tallies())));
  }

  @Test
  void listsShowTheNewestFirstWhereverTheRunsAreKept() {
    write(made(1, 6));
    await(journal.write(done(2)));
    await(journal.write(done(5)));
    write(moved(3, RunState.FAILED));
    settle();
    await(journal.write(done(4)));
    write(moved(6, RunState.PARKED));
    assertEquals(List.of(6L, 5L, 4L, 3L, 2L, 1L), numbers(ALL));
    assertEquals(List.of(5L, 4L, 2L), numbers(in(RunState.DONE)));
    RunQuery two = new RunQuery(Optional.of("welcome"), Optional.empty(), Optional.empty(), 2);
    assertEquals(List.of(6L, 5L), numbers(two));
    RunQuery other = new RunQuery(Optional.of("other"), Optional.empty(), Optional.empty(), 2);
    assertEquals(List.of(), numbers(other));
  }

  @Test
  void everyStateIsCountedOnce() throws Exception {
    write(made(1, 8));
    await(journal.write(done(1)));
    write(moved(2, RunState.FAILED), moved(3, RunState.RETRYING), moved(4, RunState.DROPPED));
    settle();
    write(moved(3, RunState.RUNNING), moved(5, RunState.HELD));
    crash();
    settle();
    assertEquals(
        Set.of(
            new Tally("welcome", RunState.DONE, 1),
            new Tally("welcome", RunState.FAILED, 1),
            new Tally("welcome", RunState.DROPPED, 1),
            new Tally("welcome", RunState.RUNNING, 1),
            new Tally("welcome", RunState.HELD, 1),
            new Tally("welcome", RunState.WAITING, 3)),
        Set.copyOf(await(journal.tallies())));
  }

  @Test
  void aFailedRunThatIsRetriedGoesOnWithWhatItHad() throws Exception {
    write(made(1, 1), intended(1, "steps[0]", 1), settled(1, "steps[0]", 1, What.DONE));
    write(moved(1, RunState.FAILED));
    settle();
    write(moved(1, RunState.WAITING, AT.plusSeconds(5)));
    crash();
    RunRecord back = await(journal.active()).get(0);
    assertEquals(record(1), back.record());
    assertTrue(back.outcomes().get("steps[0]").done());
    assertTrue(back.outcomes().get("steps[0]").reply().path("ok").booleanValue());
    assertEquals(AT.plusSeconds(5), back.moved());
  }

  @Test
  void aDroppedRunThatIsTakenUpAgainIsCountedOnce() throws Exception {
    write(made(1, 3), intended(2, "steps[0]", 1), settled(2, "steps[0]", 1, What.DONE));
    write(moved(1, RunState.DROPPED), moved(2, RunState.DROPPED), moved(3, RunState.DROPPED));
    settle();
    write(moved(2, RunState.WAITING));
    crash();
    settle();
    assertEquals(record(2), theRun(2).record());
    assertTrue(theRun(2).outcomes().get("steps[0]").done());
    assertEquals(List.of(3L, 1L), numbers(in(RunState.DROPPED)));
    assertEquals(
        Set.of(
            new Tally("welcome", RunState.WAITING, 1), new Tally("welcome", RunState.DROPPED, 2)),
        Set.copyOf(await(journal.tallies())));
    await(journal.write(done(2)));
    settle();
    assertEquals(List.of(3L, 2L, 1L), numbers(ALL));
  }

  @Test
  void runsOutliveTheFeedTheyWereMadeFrom() throws Exception {
    write(made(1, 2));
    write(moved(1, RunState.RUNNING));
    write(new Change.FeedDropped(FEED), moved(2, RunState.HELD));
    crash();
    assertEquals(record(1), theRun(1).record());
    assertEquals(RunState.RUNNING, theRun(1).state());
    assertEquals(record(2), theRun(2).record());
    assertEquals(RunState.HELD, theRun(2).state());
  }

  @Test
  void retentionDropsEndedRunsOnly() {
    write(made(1, 5));
    await(journal.write(done(1)));
    write(moved(2, RunState.FAILED), moved(3, RunState.PARKED));
    settle();
    Instant later = AT.plusSeconds(1_000);
    write(moved(5, RunState.DONE, later));
    settle();
    assertEquals(2, await(journal.retain(new Retention(AT.plusSeconds(1), AT))));
    assertEquals(List.of(5L, 4L, 3L), numbers(ALL));
    assertEquals(
        Set.of(
            new Tally("welcome", RunState.PARKED, 1),
            new Tally("welcome", RunState.WAITING, 1),
            new Tally("welcome", RunState.DONE, 1)),
        Set.copyOf(await(journal.tallies())));
  }

  @ParameterizedTest
  @EnumSource(
      value = RunState.class,
      names = {"IN_DOUBT", "STALE", "HELD", "PARKED"})
  void retentionNeverTakesWhatWaitsForAPerson(RunState state) throws Exception {
    write(made(1, 2), intended(1, "steps[0]", 1), moved(1, state));
    await(journal.write(done(2)));
    Instant later = AT.plusSeconds(100_000_000);
    for (int years = 0; years < 3; years++) {
      settle();
      await(journal.retain(new Retention(later, later)));
      crash();
    }
    assertEquals(List.of(1L), numbers(ALL));
    assertEquals(state, theRun(1).state());
    assertEquals(record(1), theRun(1).record());
    assertEquals("steps[0]", theRun(1).doubts().get(0).path());
    assertEquals(List.of(new Tally("welcome", state, 1)), await(journal.tallies()));
  }

  @Test
  void retentionKeepsTheRecordsOfUnfinishedRuns() throws Exception {
    write(made(1, 100));
    write(moved(7, RunState.RUNNING));
    Instant later = AT.plusSeconds(1_000);
    assertEquals(100, await(journal.retain(new Retention(later, later))));
    assertEquals(List.of(), await(journal.log(FEED, 0, 10, 10_000)));
    crash();
    assertEquals(100, await(journal.active()).size());
    assertEquals(record(7), theRun(7).record());
    assertEquals(RunState.RUNNING, theRun(7).state());
  }

  @Test
  void crashesInARowChangeNothing() throws Exception {
    write(made(1, 4));
    await(journal.write(done(1)));
    write(moved(2, RunState.RETRYING));
    for (int i = 0; i < 3; i++) {
      crash();
      settle();
      crash();
      assertEquals(List.of(4L, 3L, 2L, 1L), numbers(ALL));
      assertEquals(3, await(journal.active()).size());
    }
  }

  private static Change.Claimed claimed(long number, String id, boolean contested, Instant at) {
    return new Change.Claimed(
        run(number), "steps[0]", new Claim("acme:one", "note", id, contested), at);
  }

  private List<String> claimers(String... ids) {
    return await(journal.claims("acme:one", "note", Set.of(ids))).stream()
        .map(one -> one.claim().id() + "=" + one.run().record() + one.claim().contested())
        .sorted()
        .toList();
  }

  @Test
  void aClaimOutlivesACrashAndStaysTheFirstClaimers() throws Exception {
    write(claimed(1, "n1", false, AT), claimed(2, "n2", true, AT));
    write(claimed(2, "n1", false, AT));
    crash();
    assertEquals(List.of("n1=1false", "n2=2true"), claimers("n1", "n2", "n3"));
    assertEquals(List.of(), await(journal.claims("acme:two", "note", Set.of("n1"))));
    assertEquals(List.of(), await(journal.claims("acme:one", "task", Set.of("n1"))));
  }

  @Test
  void aClaimIsKeptAsLongAsRunsAre() {
    write(claimed(1, "n1", false, AT), claimed(2, "n2", false, AT.plusSeconds(9)));
    await(journal.retain(new Retention(AT.plusSeconds(5), AT)));
    assertEquals(List.of("n2=2false"), claimers("n1", "n2"));
  }
}
