package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.engine.journal.RunId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A look goes by times of making, whatever is done to our clock or wrong with the system's. */
class LookClocksTest extends ThingsOnAShelf {
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
}
