package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.kit.MemoryJournal.Fate;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a look makes of a doubt. */
class ReconcilingTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Bench bench = new Bench();
  private final Shelf shelf = Shelf.of(bench);

  private void recipe(String operation) {
    bench.recipe(
        "a",
        """
        steps:
          - { id: made, action: %s, with: { text: "${{ record.text }}" } }
          - { action: acme.put, with: { id: "${{ steps.made.thing.id }}" } }
        """
            .formatted(operation));
    bench.start();
  }

  private RunId add(String text) {
    return bench.run("a", "k", "{'text': '%s'}".formatted(text));
  }

  /** The runs are done, and each took a thing of its own. */
  private void assertEachHasItsOwn(int things, RunId... runs) {
    for (RunId run : runs) {
      assertEquals(RunState.DONE, bench.state(run), bench.record(run).why());
    }
    Set<String> used = new TreeSet<>(bench.acme.ids(Specs.PUT));
    assertEquals(runs.length, used.size(), "each step claims a thing of its own: " + used);
    assertEquals(things, shelf.size());
  }

  @Test
  void whatIsThereIsFoundAndLaterStepsUseItsId() {
    recipe(Specs.ADD);
    bench.acme.answer(Specs.ADD, shelf.losesReply("x"));
    RunId run = add("x");
    bench.run(HOUR);
    assertEachHasItsOwn(1, run);
    assertEquals(List.of("t1"), bench.acme.ids(Specs.PUT));
    String words = bench.record(run).outcomes().get("steps[0]").words();
    assertEquals("found by looking: thing t1", words);
    assertEquals("t1", bench.disk.claims().get(0).claim().id());
  }

  @Test
  void whatIsNotThereIsDoneAgainAfterTwoLooks() {
    recipe(Specs.ADD);
    bench.acme.answer(Specs.ADD, Answer.unknown(), shelf.adds("x"));
    RunId run = add("x");
    bench.run(HOUR);
    assertEachHasItsOwn(1, run);
    assertEquals(2, bench.acme.calls(Specs.ADD).size());
    assertEquals(2, bench.acme.calls(Specs.LIST).size());
  }

  @Test
  void nobodyLooksBeforeTheCallCanNoLongerBeAtWork() {
    recipe(Specs.ADD);
    bench.acme.answer(Specs.ADD, Answer.unknown(), shelf.adds("x"));
    RunId run = add("x");
    bench.seconds(39);
    assertEquals(0, bench.acme.calls(Specs.LIST).size());
    assertEquals(RunState.RETRYING, bench.state(run));
    bench.seconds(2);
    assertEquals(1, bench.acme.calls(Specs.LIST).size());
    bench.seconds(5);
    assertEquals(1, bench.acme.calls(Specs.ADD).size());
  }

  @Test
  void theTimeBetweenTheLooksIsTheUsersToSay() {
    bench.limits = Samples.lookAgain(Duration.ofMinutes(3));
    recipe(Specs.ADD);
    bench.acme.answer(Specs.ADD, Answer.unknown(), shelf.adds("x"));
    RunId run = add("x");
    bench.run(Duration.ofMinutes(3));
    assertEquals(1, bench.acme.calls(Specs.LIST).size());
    bench.run(Duration.ofMinutes(2));
    assertEachHasItsOwn(1, run);
    assertEquals(2, bench.acme.calls(Specs.LIST).size());
  }

  @Test
  void aLookIsNotPutOffByAClockThatIsSetBackBetweenTwoLives() {
    recipe(Specs.ADD);
    bench.clock.set(Duration.ofHours(3));
    bench.acme.answer(Specs.ADD, Answer.silence(), shelf.adds("x"));
    RunId run = add("x");
    bench.seconds(1).kill();
    bench.clock.set(Duration.ZERO);
    bench.start().run(Duration.ofMinutes(5));
    assertEachHasItsOwn(1, run);
  }

  @Test
  void aClockThatIsSetBackMeanwhileDoesNotHideWhatIsThere() {
    recipe(Specs.ADD);
    bench.acme.answer(Specs.ADD, shelf.losesReply("x"));
    RunId run = add("x");
    bench.seconds(1).clock.set(Duration.ofMinutes(-7));
    bench.run(HOUR);
    assertEachHasItsOwn(1, run);
    assertEquals(1, bench.acme.calls(Specs.ADD).size());
  }

  /** The system tells its time before the step that is looked into. */
  private void recipeThatReadsFirst() {
    bench.recipe(
        "a",
        """
        steps:
          - { id: seen, action: acme.list }
          - { id: made, action: acme.add, with: { text: "${{ record.text }}" } }
          - { action: acme.put, with: { id: "${{ steps.made.thing.id }}" } }
        """);
    bench.start();
  }

  @Test
  void aClockThatIsSetBackByLessThanWasWaitedDoesNotHideWhatIsThere() {
    shelf.onTime();
    recipeThatReadsFirst();
    bench.acme.answer(Specs.ADD, shelf.losesReply("x"));
    RunId run = add("x");
    bench.seconds(1).clock.set(Duration.ofSeconds(-20));
    bench.run(HOUR);
    assertEachHasItsOwn(1, run);
    assertEquals(1, bench.acme.calls(Specs.ADD).size());
  }

  @Test
  void whatIsDoneTellsTheSystemsTimeToo() {
    shelf.onTime();
    recipe(Specs.ADD);
    bench.acme.answer(Specs.ADD, shelf.addsAndDates("x"), shelf.losesReply("x"));
    RunId first = add("x");
    bench.seconds(60);
    RunId second = add("x");
    bench.seconds(1).clock.set(Duration.ofSeconds(-20));
    bench.run(HOUR);
    assertEachHasItsOwn(2, first, second);
    assertEquals(2, bench.acme.calls(Specs.ADD).size());
  }

  @Test
  void aClockThatIsSetBackBetweenTwoLivesDoesNotHideWhatIsThere() {
    shelf.onTime();
    recipeThatReadsFirst();
    bench.acme.answer(Specs.ADD, shelf.losesReply("x"));
    RunId run = add("x");
    bench.seconds(1).kill();
    bench.clock.set(Duration.ofMinutes(-7));
    bench.run(HOUR).start().run(HOUR);
    assertEachHasItsOwn(1, run);
    assertEquals(1, bench.acme.calls(Specs.ADD).size());
  }

  @Test
  void whatComesLateIsFoundByTheSecondLook() {
    recipe(Specs.ADD);
    bench.acme.answer(Specs.ADD, shelf.doneLater("x", Duration.ofSeconds(45)));
    RunId run = add("x");
    bench.run(HOUR);
    assertEachHasItsOwn(1, run);
    assertEquals(1, bench.acme.calls(Specs.ADD).size());
  }

  @Test
  void whatTheSystemTrimmedIsStillOurs() {
    recipe(Specs.ADD);
    bench.acme.answer(Specs.ADD, shelf.losesReply("  Some   Text ", Shelf::trimmed));
    RunId run = add("  Some   Text ");
    bench.run(HOUR);
    assertEachHasItsOwn(1, run);
  }

  @Test
  void ofTwoThatFitNobodyCanSayWhichIsOurs() {
    recipe(Specs.ADD);
    bench.acme.answer(Specs.ADD, shelf.losesReply("x"));
    RunId run = add("x");
    bench.seconds(1);
    shelf.put("x");
    bench.run(HOUR);
    assertEquals(RunState.IN_DOUBT, bench.state(run));
    assertTrue(bench.record(run).why().contains("2 that fit were made since, and only 1 in doubt"));
    assertEquals(1, bench.acme.calls(Specs.ADD).size());
    assertTrue(bench.disk.claims().stream().allMatch(one -> one.claim().contested()));
  }

  @Test
  void whatIsUnlikeButMadeSinceIsNotTakenForAbsence() {
    recipe(Specs.ADD);
    bench.acme.answer(Specs.ADD, shelf.losesReply("x", text -> "y"));
    RunId run = add("x");
    bench.run(HOUR);
    assertEquals(RunState.IN_DOUBT, bench.state(run));
    assertTrue(bench.record(run).why().contains("none is like it"), bench.record(run).why());
    assertEquals(1, bench.acme.calls(Specs.ADD).size());
  }

  @Test
  void whatWasThereBeforeIsNobodysDoubt() {
    shelf.put("x");
    bench.run(HOUR);
    recipe(Specs.ADD);
    bench.acme.answer(Specs.ADD, Answer.unknown(), shelf.adds("x"));
    RunId run = add("x");
    bench.run(HOUR);
    assertEachHasItsOwn(2, run);
  }

  @Test
  void whatAnotherRunMadeIsItsOwn() {
    recipe(Specs.ADD);
    bench.acme.answer(Specs.ADD, Answer.unknown(), shelf.adds("x"), shelf.adds("x"));
    RunId doubtful = add("x");
    bench.seconds(5);
    RunId plain = add("x");
    bench.run(HOUR);
    assertEachHasItsOwn(2, doubtful, plain);
  }

  @Test
  void aThingWhoseCallIsUnderWayIsNotTakenByALook() {
    recipe(Specs.ADD);
    bench.acme.answer(Specs.ADD, Answer.unknown(), slowly("x"), shelf.adds("x"));
    RunId doubtful = add("x");
    bench.seconds(38);
    RunId slow = add("x");
    bench.run(HOUR);
    assertEachHasItsOwn(2, doubtful, slow);
    assertEquals(3, bench.acme.calls(Specs.ADD).size());
  }

  /** Done at once, said half a minute later. */
  private Answer slowly(String text) {
    return call -> {
      String id = shelf.put(text);
      String reply = "{'thing': {'id': '%s'}}".formatted(id);
      bench.alive.get(0).after(Duration.ofSeconds(29), () -> Answer.done(reply).give(call));
    };
  }

  @Test
  void equalDoubtsShareWhatIsThere() {
    recipe(Specs.ADD);
    bench.acme.answer(Specs.ADD, shelf.losesReply("x"), Answer.unknown(), shelf.adds("x"));
    RunId one = add("x");
    RunId other = add("x");
    bench.run(HOUR);
    assertEachHasItsOwn(2, one, other);
    assertEquals(3, bench.acme.calls(Specs.ADD).size());
  }

  @Test
  void asManyThingsAsEqualDoubtsAreTheirs() {
    recipe(Specs.ADD);
    bench.acme.answer(Specs.ADD, shelf.losesReply("x"), shelf.losesReply("x"));
    RunId one = add("x");
    RunId other = add("x");
    bench.run(HOUR);
    assertEachHasItsOwn(2, one, other);
  }

  @Test
  void moreThingsThanEqualDoubtsAreAPersonsToDecide() {
    recipe(Specs.ADD);
    bench.acme.answer(Specs.ADD, shelf.losesReply("x"), shelf.losesReply("x"));
    RunId one = add("x");
    RunId other = add("x");
    shelf.put("x");
    bench.run(HOUR);
    assertEquals(RunState.IN_DOUBT, bench.state(one));
    assertEquals(RunState.IN_DOUBT, bench.state(other));
  }

  @Test
  void equalDoubtsThatAKillLeftShareWhatIsThere() {
    recipe(Specs.ADD);
    bench.acme.answer(Specs.ADD, shelf.losesReply("x"), shelf.losesReply("x"));
    RunId one = add("x");
    RunId other = add("x");
    bench.kill();
    bench.run(HOUR);
    bench.start().run(HOUR);
    assertEachHasItsOwn(2, one, other);
  }

  @Test
  void theWaitGoesOnAfterAKill() {
    recipe(Specs.ADD);
    bench.acme.answer(Specs.ADD, shelf.losesReply("x"));
    RunId run = add("x");
    bench.seconds(20);
    bench.kill();
    bench.start().seconds(15);
    assertEquals(0, bench.acme.calls(Specs.LIST).size());
    bench.run(HOUR);
    assertEachHasItsOwn(1, run);
  }

  @Test
  void aLookThatFailsLeavesItToAPerson() {
    recipe(Specs.ADD);
    bench.acme.answer(Specs.ADD, shelf.losesReply("x")).answer(Specs.LIST, Answer.refused());
    RunId run = add("x");
    bench.run(HOUR);
    assertEquals(RunState.IN_DOUBT, bench.state(run));
    assertTrue(bench.record(run).why().contains("looking failed"), bench.record(run).why());
  }

  @Test
  void aLookThatFailsForAWhileIsTriedAgain() {
    recipe(Specs.ADD);
    bench.acme.answer(Specs.ADD, shelf.losesReply("x"));
    bench.acme.answer(Specs.LIST, Answer.unreachable(), Answer.unknown());
    RunId run = add("x");
    bench.run(HOUR);
    assertEachHasItsOwn(1, run);
  }

  @Test
  void aClockThatIsBehindHidesNothing() {
    shelf.ahead(HOUR.negated());
    recipe(Specs.ADD);
    bench.acme.answer(Specs.ADD, shelf.losesReply("x"));
    RunId run = add("x");
    bench.run(HOUR);
    assertEachHasItsOwn(1, run);
  }

  @Test
  void aClockThatIsAheadMakesNothingOldOurs() {
    shelf.ahead(HOUR);
    recipe(Specs.ADD);
    shelf.put("x");
    bench.seconds(30);
    bench.acme.answer(Specs.ADD, Answer.unknown(), shelf.adds("x"));
    RunId run = add("x");
    bench.run(HOUR);
    assertEachHasItsOwn(2, run);
  }

  @Test
  void whatExistsAlreadyAfterADoubtIsOurs() {
    recipe(Specs.ADD);
    bench.acme.answer(Specs.ADD, shelf.doneLater("x", Duration.ofMinutes(1)));
    bench.acme.answer(Specs.ADD, call -> Shelf.exists("t1").give(call));
    RunId run = add("x");
    bench.run(HOUR);
    assertEachHasItsOwn(1, run);
    assertEquals(2, bench.acme.calls(Specs.ADD).size());
  }

  @Test
  void whatExistsAlreadyWithoutADoubtIsARefusal() {
    recipe(Specs.ADD);
    shelf.put("x");
    bench.acme.answer(Specs.ADD, Shelf.exists("t1"));
    RunId run = add("x");
    bench.run(HOUR);
    assertEquals(RunState.FAILED, bench.state(run));
  }

  @Test
  void withoutATimeOfMakingALookBeforeTellsOldFromNew() {
    shelf.put("x");
    recipe(Specs.ADD_UNSTAMPED);
    bench.acme.answer(Specs.ADD_UNSTAMPED, shelf.losesReply("x"));
    RunId run = add("x");
    bench.run(HOUR);
    assertEachHasItsOwn(2, run);
    assertEquals(List.of("t2"), bench.acme.ids(Specs.PUT));
  }

  @Test
  void aLookBeforeIsKeptThroughAKill() {
    shelf.put("x");
    recipe(Specs.ADD_UNSTAMPED);
    bench.acme.answer(Specs.ADD_UNSTAMPED, Answer.silence(), shelf.adds("x"));
    RunId run = add("x");
    bench.seconds(1);
    bench.kill();
    bench.start().run(HOUR);
    assertEachHasItsOwn(2, run);
  }

  @Test
  void withoutALookBeforeAPersonDecides() {
    recipe(Specs.ADD_UNSTAMPED);
    bench.acme.answer(Specs.LIST, Answer.refused());
    bench.acme.answer(Specs.ADD_UNSTAMPED, shelf.losesReply("x"));
    RunId run = add("x");
    bench.run(HOUR);
    assertEquals(RunState.IN_DOUBT, bench.state(run));
    assertTrue(bench.record(run).why().contains("what was there before is not known"));
  }

  @Test
  void aCallThatWaitedLongForTheDiskBeginsAnewSoThatTheWaitForItsEffectIsWhole() {
    recipe(Specs.ADD);
    bench.acme.answer(Specs.ADD, shelf.losesReply("x"));
    bench.fate = changes -> Fate.REFUSED;
    RunId run = add("x");
    bench.seconds(60);
    bench.fate = changes -> Fate.KEPT;
    bench.run(HOUR);
    assertEachHasItsOwn(1, run);
    assertEquals(2, bench.record(run).intents().get("steps[0]").number());
    assertEquals(1, bench.acme.calls(Specs.ADD).size());
  }
}
