package dev.pollen.engine.contract;

import static dev.pollen.engine.contract.JournalSamples.AT;
import static dev.pollen.engine.contract.JournalSamples.FEED;
import static dev.pollen.engine.contract.JournalSamples.SUBSCRIPTION;
import static dev.pollen.engine.contract.JournalSamples.await;
import static dev.pollen.engine.contract.JournalSamples.done;
import static dev.pollen.engine.contract.JournalSamples.intended;
import static dev.pollen.engine.contract.JournalSamples.logged;
import static dev.pollen.engine.contract.JournalSamples.made;
import static dev.pollen.engine.contract.JournalSamples.moved;
import static dev.pollen.engine.contract.JournalSamples.record;
import static dev.pollen.engine.contract.JournalSamples.run;
import static dev.pollen.engine.contract.JournalSamples.settled;
import static dev.pollen.engine.contract.JournalSamples.subscription;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.Intent;
import dev.pollen.engine.journal.Journal;
import dev.pollen.engine.journal.Journal.Retention;
import dev.pollen.engine.journal.Journal.RunQuery;
import dev.pollen.engine.journal.Journal.Tally;
import dev.pollen.engine.journal.JournalFault;
import dev.pollen.engine.journal.Outcome.What;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every journal keeps of its word about runs, whatever its projection did in between. */
public abstract class JournalRunsContract {
  private static final RunQuery ALL =
      new RunQuery(Optional.empty(), Optional.empty(), Optional.empty(), 1_000);

  protected Journal journal;

  /** A journal on an empty store. */
  protected abstract Journal open() throws Exception;

  /** Dies without a goodbye, then opens the same store again. */
  protected abstract Journal afterCrash() throws Exception;

  /** Whatever trails behind, trails to its end. */
  protected abstract void settle();

  @BeforeEach
  void begin() throws Exception {
    journal = open();
    write(logged(FEED, 1, 100), new Change.SubscriptionPut(subscription(SUBSCRIPTION, FEED, 0)));
  }

  private void write(Change... changes) {
    await(journal.write(List.of(changes)));
  }

  private void crash() throws Exception {
    journal = afterCrash();
  }

  private RunRecord theRun(long number) {
    return await(journal.run(run(number))).orElseThrow();
  }

  private List<Long> numbers(RunQuery query) {
    return await(journal.runs(query)).stream().map(found -> found.id().record()).toList();
  }

  private static RunQuery in(RunState state) {
    return new RunQuery(Optional.empty(), Optional.of(state), Optional.empty(), 1_000);
  }

  private static RunQuery of(String key) {
    return new RunQuery(Optional.of("welcome"), Optional.empty(), Optional.of(key), 1_000);
  }

  @Test
  void aMadeRunWaitsWithItsRecordAlsoAfterACrash() throws Exception {
    write(made(1, 3));
    crash();
    RunRecord second = await(journal.active()).get(1);
    assertEquals(run(2), second.id());
    assertEquals(record(2), second.record());
    assertEquals(RunState.WAITING, second.state());
    assertEquals(AT, second.since());
    assertEquals("v1", second.version());
  }

  @Test
  void aRunWithoutALogEntryKeepsItsRecord() throws Exception {
    write(made(SUBSCRIPTION, 77, 1, 1, AT));
    crash();
    assertEquals(record(1), theRun(1).record());
  }

  @Test
  void activeRunsComeInTheOrderInWhichTheyWereMade() throws Exception {
    write(made(5, 6));
    write(made(1, 2));
    write(made(SUBSCRIPTION - 1, FEED, 9, 9, AT));
    write(moved(6, RunState.RETRYING));
    settle();
    crash();
    assertEquals(
        List.of(run(5), run(6), run(1), run(2), new RunId(SUBSCRIPTION - 1, 9)),
        await(journal.active()).stream().map(RunRecord::id).toList());
  }

  @Test
  void aRecordNeverBecomesTwoRunsOfASubscription() throws Exception {
    write(made(1, 3));
    assertThrows(JournalFault.class, () -> write(made(3, 3)));
    await(journal.write(done(3)));
    settle();
    assertThrows(JournalFault.class, () -> write(made(3, 4)));
    crash();
    assertThrows(JournalFault.class, () -> write(made(3, 4)));
    assertEquals(List.of(3L, 2L, 1L), numbers(ALL));
  }

  @Test
  void factsOfARunNobodyMadeAreRefused() {
    JournalFault fault = assertThrows(JournalFault.class, () -> write(intended(1, "steps[0]", 1)));
    assertTrue(fault.getMessage().contains("12-1"), fault.getMessage());
  }

  @Test
  void anIntentWithoutAnOutcomeIsADoubtAfterACrash() throws Exception {
    write(made(1, 1), intended(1, "steps[0]", 1), settled(1, "steps[0]", 1, What.DONE));
    write(intended(1, "steps[1]", 1), moved(1, RunState.RUNNING));
    crash();
    List<Intent> doubts = theRun(1).doubts();
    assertEquals(List.of("steps[1]"), doubts.stream().map(Intent::path).toList());
    assertEquals("k1", doubts.get(0).input().path("contactId").textValue());
  }

  @Test
  void aNewAttemptOfAStepIsADoubtAlthoughAnEarlierOneIsSettled() throws Exception {
    write(made(1, 1), intended(1, "steps[0]", 1), settled(1, "steps[0]", 1, What.NOT_DONE));
    assertEquals(List.of(), theRun(1).doubts());
    write(intended(1, "steps[0]", 2));
    crash();
    assertEquals(2, theRun(1).doubts().get(0).number());
    assertEquals(2, theRun(1).attempts().size());
  }

  @Test
  void anOutcomeInDoubtStaysADoubt() throws Exception {
    write(made(1, 1), intended(1, "steps[0]", 1), settled(1, "steps[0]", 1, What.IN_DOUBT));
    write(moved(1, RunState.IN_DOUBT));
    settle();
    crash();
    assertEquals(1, theRun(1).doubts().size());
    assertEquals(List.of(), await(journal.active()));
    assertEquals(List.of(1L), numbers(in(RunState.IN_DOUBT)));
  }

  @Test
  void readsAndRepliesAreThereForTheReplay() throws Exception {
    Change.Intended plain = intended(1, "steps[1]", 1);
    write(
        made(1, 1),
        intended(1, "steps[0]", 1),
        settled(1, "steps[0]", 1, What.DONE),
        new Change.Intended(
            run(1), plain.intent(), List.of(new Change.Read("steps[1].from", IntNode.valueOf(7)))));
    write(moved(1, RunState.RETRYING));
    settle();
    write(settled(1, "steps[1]", 1, What.NOT_DONE));
    crash();
    RunRecord found = theRun(1);
    assertEquals(Map.of("steps[1].from", IntNode.valueOf(7)), found.reads());
    assertTrue(found.outcomes().get("steps[0]").reply().path("ok").booleanValue());
    assertEquals(What.NOT_DONE, found.outcomes().get("steps[1]").what());
    assertEquals(RunState.RETRYING, found.state());
  }

  @Test
  void aRetryKeepsItsDueTime() throws Exception {
    Optional<Instant> due = Optional.of(AT.plusSeconds(90));
    write(made(1, 1), new Change.RunMoved(run(1), RunState.RETRYING, "503", due, AT));
    settle();
    crash();
    assertEquals(due, theRun(1).due());
    assertEquals("503", theRun(1).why());
  }

  @Test
  void onlyTheNewestFiftyAttemptsAreKept() {
    write(made(1, 1));
    for (int i = 1; i <= 60; i++) {
      write(intended(1, "steps[0]", i), settled(1, "steps[0]", i, What.NOT_DONE));
    }
    List<RunRecord.Attempt> attempts = theRun(1).attempts();
    assertEquals(50, attempts.size());
    assertEquals(11, attempts.get(0).number());
    assertEquals(What.NOT_DONE, attempts.get(49).outcome().orElseThrow().what());
  }

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

  @Test
  void runsThatWereMadeCanBeActedOnBeforeTheWriteIsAnswered() throws Exception {
    List<io.vertx.core.Future<Void>> all =
        List.of(
            journal.write(List.of(made(1, 1))),
            journal.write(List.of(intended(1, "steps[0]", 1))),
            journal.write(List.of(settled(1, "steps[0]", 1, What.DONE))),
            journal.write(List.of(moved(1, RunState.DONE))));
    all.forEach(JournalSamples::await);
    crash();
    assertEquals(RunState.DONE, theRun(1).state());
    assertEquals(1, theRun(1).attempts().size());
  }
}
