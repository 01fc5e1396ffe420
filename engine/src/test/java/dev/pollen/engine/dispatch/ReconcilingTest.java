package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.kit.MemoryJournal.Fate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a look makes of a doubt, and when somebody looks. */
class ReconcilingTest extends ThingsOnAShelf {
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
