package dev.pollen.engine.contract;

import static dev.pollen.engine.contract.JournalSamples.AT;
import static dev.pollen.engine.contract.JournalSamples.FEED;
import static dev.pollen.engine.contract.JournalSamples.SUBSCRIPTION;
import static dev.pollen.engine.contract.JournalSamples.await;
import static dev.pollen.engine.contract.JournalSamples.done;
import static dev.pollen.engine.contract.JournalSamples.intended;
import static dev.pollen.engine.contract.JournalSamples.made;
import static dev.pollen.engine.contract.JournalSamples.moved;
import static dev.pollen.engine.contract.JournalSamples.record;
import static dev.pollen.engine.contract.JournalSamples.run;
import static dev.pollen.engine.contract.JournalSamples.settled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.Intent;
import dev.pollen.engine.journal.Journal.Asleep;
import dev.pollen.engine.journal.Journal.Place;
import dev.pollen.engine.journal.Journal.Retention;
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
import org.junit.jupiter.api.Test;

/** What every journal keeps of its word about runs under way, whatever trails behind. */
public abstract class JournalRunsContract extends RunsOnAJournal {
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

  private static Change asleep(long number, int seconds) {
    Instant due = AT.plusSeconds(seconds);
    return new Change.RunMoved(run(number), RunState.WAITING, "waits", Optional.of(due), AT);
  }

  private List<Long> sleepers(Asleep query) {
    return await(journal.asleep(query)).stream().map(found -> found.id().record()).toList();
  }

  private List<Long> sleepers() {
    return sleepers(Asleep.first(Set.of(), 10));
  }

  @Test
  void sleepingRunsAreNotActiveAndComeInTheOrderInWhichTheyAreWoken() throws Exception {
    write(made(1, 5));
    write(asleep(1, 30), asleep(2, 10), asleep(4, 20));
    for (int i = 0; i < 3; i++) {
      assertEquals(List.of(2L, 4L, 1L), sleepers());
      assertEquals(
          List.of(run(3), run(5)), await(journal.active()).stream().map(RunRecord::id).toList());
      if (i == 0) {
        settle();
      } else {
        crash();
      }
    }
    assertEquals(record(2), await(journal.asleep(Asleep.first(Set.of(), 1))).get(0).record());
  }

  @Test
  void sleepingRunsAreGivenSomeAtATimeAndWithoutThoseOfASubscription() throws Exception {
    write(made(1, 3));
    write(made(SUBSCRIPTION + 1, FEED, 4, 4, AT));
    write(asleep(1, 30), asleep(2, 10), asleep(3, 20));
    settle();
    Change other =
        new Change.RunMoved(
            new RunId(SUBSCRIPTION + 1, 4), RunState.WAITING, "", Optional.of(AT), AT);
    write(other);
    assertEquals(List.of(4L, 2L), sleepers(Asleep.first(Set.of(), 2)));
    assertEquals(List.of(2L, 3L, 1L), sleepers(Asleep.first(Set.of(SUBSCRIPTION + 1), 9)));
    Place second = new Place(AT.plusSeconds(10), run(2));
    assertEquals(List.of(3L, 1L), sleepers(new Asleep(second, Set.of(), 9)));
  }

  @Test
  void whoWakesSleepsNoLongerAndKnowsWhatItKnew() throws Exception {
    write(made(1, 1));
    write(
        new Change.Remembered(run(1), List.of(new Change.Read("steps[0]", IntNode.valueOf(7)))),
        asleep(1, 10));
    settle();
    crash();
    write(moved(1, RunState.RUNNING));
    assertEquals(List.of(), sleepers());
    assertEquals(Map.of("steps[0]", IntNode.valueOf(7)), theRun(1).reads());
    settle();
    crash();
    assertEquals(List.of(), sleepers());
    assertEquals(List.of(run(1)), await(journal.active()).stream().map(RunRecord::id).toList());
    assertEquals(record(1), theRun(1).record());
  }

  @Test
  void aRunThatGoesOnWithAnotherVersionKeepsItsPlaceAndItsNumbers() throws Exception {
    write(made(1, 1));
    write(
        new Change.Remembered(run(1), List.of(new Change.Read("old", IntNode.valueOf(7)))),
        intended(1, "steps[0]", 3),
        settled(1, "steps[0]", 3, What.REFUSED),
        moved(1, RunState.FAILED));
    settle();
    crash();
    write(new Change.Upgraded(run(1), "v2", List.of("steps[0]", "none"), List.of("old")));
    for (int i = 0; i < 3; i++) {
      RunRecord upgraded = theRun(1);
      assertEquals("v2", upgraded.version());
      assertEquals(Map.of(), upgraded.reads());
      assertTrue(upgraded.intents().get("steps[0]").isAnew());
      assertEquals(3, upgraded.intents().get("steps[0]").number());
      settle();
      crash();
    }
  }

  @Test
  void retentionLeavesThoseWhoSleep() throws Exception {
    write(made(1, 1));
    write(asleep(1, 10));
    settle();
    await(journal.retain(new Retention(AT.plusSeconds(99), AT.plusSeconds(99))));
    crash();
    assertEquals(List.of(1L), sleepers());
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
  void aRunIsRunningFromItsIntentOn() throws Exception {
    Optional<Instant> due = Optional.of(AT.plusSeconds(90));
    write(made(1, 1), new Change.RunMoved(run(1), RunState.RETRYING, "503", due, AT));
    write(intended(1, "steps[0]", 2));
    crash();
    assertEquals(RunState.RUNNING, theRun(1).state());
    assertEquals(Optional.empty(), theRun(1).due());
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
