package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.kit.MemoryJournal.Fate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A failed run goes on with the newest version of its recipe. */
class UpgradeTest {
  private static final String DONE = "- { action: acme.put, with: { id: first } }\n";
  private static final String FAILS = "- { action: acme.post, with: { id: wrong } }\n";
  private static final String MENDED = "- { action: acme.post, with: { id: right } }\n";

  private final Bench bench = new Bench();

  private RunId failed(String steps) {
    bench.recipe("a", "steps:\n" + steps);
    bench.acme.answer(Specs.POST, Answer.refused());
    bench.start();
    RunId run = bench.run("a", "k");
    bench.seconds(2);
    assertEquals(RunState.FAILED, bench.state(run));
    return run;
  }

  private void goesOn(RunId run, String steps) {
    bench.recipe("a", "steps:\n" + steps);
    bench.done(bench.dispatch.retryWithCurrent(run));
    bench.seconds(2);
  }

  private String refused(RunId run, String steps) {
    bench.recipe("a", "steps:\n" + steps);
    String words = bench.refusal(bench.dispatch.retryWithCurrent(run));
    assertEquals(RunState.FAILED, bench.state(run));
    return words;
  }

  @Test
  void aRetryWithoutItGoesByTheVersionThatTheRunBeganWith() {
    RunId run = failed(DONE + FAILS);
    bench.recipe("a", "steps:\n" + DONE + MENDED);
    bench.done(bench.dispatch.retry(run));
    bench.seconds(2);
    assertEquals(List.of("wrong", "wrong"), bench.acme.ids(Specs.POST));
    assertEquals(List.of("first"), bench.acme.ids(Specs.PUT));
  }

  @Test
  void whatWasDoneIsKeptAndWhatFailedIsSentAsTheNewVersionSays() {
    RunId run = failed(DONE + FAILS);
    String before = bench.record(run).version();
    goesOn(run, DONE + MENDED);
    assertEquals(RunState.DONE, bench.state(run));
    assertFalse(before.equals(bench.record(run).version()));
    assertEquals(List.of("first"), bench.acme.ids(Specs.PUT));
    assertEquals(List.of("wrong", "right"), bench.acme.ids(Specs.POST));
    assertTrue(bench.acme.calls(Specs.POST).get(1).identity().endsWith("steps[1]/2"));
  }

  @Test
  void itSaysWhatIsKept() {
    RunId run = failed(DONE + FAILS);
    bench.recipe("a", "steps:\n" + DONE + MENDED);
    assertEquals(
        "a person told it to go on with the newest version of its recipe; kept: steps[0]"
            + " (acme.put); asked or sent anew: steps[1]",
        bench.done(bench.dispatch.retryWithCurrent(run)).why());
  }

  @Test
  void whatItNotedForItselfOfTheSystemsClockIsNobodysToRead() {
    Shelf shelf = Shelf.of(bench);
    shelf.onTime();
    String makes =
        "- { action: acme.list, with: { text: x } }\n- { action: acme.add, with: { text: x } }\n";
    bench.acme.answer(Specs.ADD, shelf.adds("x"));
    RunId run = failed(makes + FAILS);
    assertTrue(bench.record(run).reads().containsKey("steps[1]/ahead"), "the clock was noted");
    bench.recipe("a", "steps:\n" + makes + MENDED);
    String words = bench.done(bench.dispatch.retryWithCurrent(run)).why();
    assertTrue(words.contains("steps[1] (acme.add)"), words);
    assertFalse(words.contains("/ahead"), words);
  }

  @Test
  void anotherOperationAtAPlaceThatWasDoneIsRefused() {
    RunId run = failed(DONE + FAILS);
    String words = refused(run, "- { action: acme.make }\n" + DONE + MENDED);
    assertTrue(
        words.contains("steps[0] (acme.put) was done, and at that place stands acme.make now"),
        words);
  }

  @Test
  void theSameOperationIsRefusedTooWhereTheStepOnlyMoved() {
    RunId run = failed(DONE + FAILS);
    refused(run, "- { action: acme.put, with: { id: before } }\n" + DONE + MENDED);
    assertEquals(List.of("first"), bench.acme.ids(Specs.PUT));
  }

  @Test
  void aDoneStepThatWasTakenAwayOrPutElsewhereIsRefused() {
    RunId run = failed("- { set: { x: 1 } }\n" + DONE + FAILS);
    String words = refused(run, "- if: true\n  steps:\n  " + DONE.strip() + "\n");
    assertTrue(words.contains("at that place stands nothing now"), words);
  }

  @Test
  void aDoneStepThatALoopIsPutAroundIsRefused() {
    RunId run = failed("- if: true\n  steps:\n  " + DONE + FAILS);
    refused(run, "- for_each: '[1]'\n  steps:\n  " + DONE + MENDED);
  }

  @Test
  void itemsThatWereDoneAreKept() {
    bench.acme.answer(Specs.POST, Answer.done("{}"));
    RunId run =
        failed(
            """
            - for_each: '[1, 2]'
              steps:
              - { action: acme.post, with: { id: '${{ item }}' } }
            """);
    goesOn(
        run,
        """
        - for_each: '[1, 2]'
          steps:
          - { action: acme.post, with: { id: 'new ${{ item }}' } }
        """);
    assertEquals(List.of("1", "2", "new 2"), bench.acme.ids(Specs.POST));
  }

  @Test
  void aReadWhoseStepIsAnotherNowIsAskedAnew() {
    bench.acme.always(Specs.GET, Answer.done("{\"name\": \"Ada\"}"));
    RunId run = failed("- { id: found, action: acme.get }\n" + FAILS);
    goesOn(run, "- { id: found, action: acme.list }\n" + MENDED);
    assertEquals(RunState.DONE, bench.state(run));
    assertEquals(1, bench.acme.calls(Specs.LIST).size());
  }

  @Test
  void aFailedStepMayBeReplacedOrTakenAway() {
    RunId run = failed(DONE + FAILS);
    goesOn(run, DONE + "- { action: acme.make, with: { id: other } }\n");
    assertEquals(RunState.DONE, bench.state(run));
    assertEquals(List.of("other"), bench.acme.ids(Specs.MAKE));
    RunId second = failed(DONE + FAILS);
    goesOn(second, DONE);
    assertEquals(RunState.DONE, bench.state(second));
  }

  @Test
  void aRestartBeforeTheNewTryGoesByTheNewVersion() {
    RunId run = failed(DONE + FAILS);
    bench.recipe("a", "steps:\n" + DONE + MENDED);
    bench.fate = changes -> Fate.KEPT_UNSAID;
    bench.dispatch.retryWithCurrent(run);
    bench.seconds(1).kill();
    bench.fate = changes -> Fate.KEPT;
    bench.start().seconds(5);
    assertEquals(RunState.DONE, bench.state(run));
    assertEquals("right", bench.acme.ids(Specs.POST).get(1));
  }

  @Test
  void aRecipeThatIsGoneCannotTakeItOn() {
    RunId run = failed(FAILS);
    bench.forgetRecipes();
    String words = bench.refusal(bench.dispatch.retryWithCurrent(run));
    assertTrue(words.contains("its recipe 'a' is gone"), words);
  }

  @Test
  void aRunWhoseVersionIsGoneGoesOnWithTheNewestIfWhatItDidCanBeKept() {
    RunId run = failed(DONE + FAILS);
    bench.forgetRecipes();
    goesOn(run, DONE + MENDED);
    assertEquals(RunState.DONE, bench.state(run));
    assertEquals(List.of("first"), bench.acme.ids(Specs.PUT));
  }
}
