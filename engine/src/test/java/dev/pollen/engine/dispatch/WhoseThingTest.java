package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose a thing is that more than one could have made: nobody takes another's. */
class WhoseThingTest extends ThingsOnAShelf {
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
}
