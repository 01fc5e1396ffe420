package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.Engine.Resolution;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code for_each} over lists. */
class LoopsTest {
  private static final String LIST = "{'ids': ['a', 'b', 'c', 'd', 'e']}";

  private final Bench bench = new Bench();

  private void loop(String over, int parallel) {
    bench.recipe(
        "a",
        """
        steps:
          - id: loop
            for_each: %s
            as: one
            parallel: %d
            steps:
              - { action: acme.post, with: { id: "${{ one }}" } }
          - action: acme.put
            with: { id: "${{ steps.loop.count }}" }
        """
            .formatted(over, parallel));
    bench.start();
  }

  @Test
  void itemsGoOneAfterTheOtherUnlessToldOtherwise() {
    loop("record.ids", 1);
    RunId run = bench.run("a", "k", LIST);
    bench.seconds(1);
    assertEquals(List.of("a", "b", "c", "d", "e"), bench.acme.ids(Specs.POST));
    assertEquals(1, bench.acme.mostAtOnce);
    assertEquals(List.of("5"), bench.acme.ids(Specs.PUT));
    assertEquals(RunState.DONE, bench.state(run));
  }

  @Test
  void neverMoreItemsAreUnderWayThanParallelSays() {
    loop("record.ids", 2);
    bench.run("a", "k", LIST);
    bench.seconds(1);
    assertEquals(2, bench.acme.mostAtOnce);
    assertEquals(5, bench.acme.calls(Specs.POST).size());
  }

  @Test
  void aScalarIsAListOfOneAndNothingIsAnEmptyOne() {
    loop("record.ids", 1);
    bench.run("a", "k", "{'ids': 'only'}");
    bench.run("a", "k2", "{}");
    bench.seconds(1);
    assertEquals(List.of("only"), bench.acme.ids(Specs.POST));
    assertEquals(List.of("0", "1"), bench.acme.ids(Specs.PUT));
  }

  @Test
  void theFirstFailureBeginsNoNewItemAndThoseUnderWayEnd() {
    loop("record.ids", 2);
    bench.acme.answer(Specs.POST, Answer.refused());
    RunId run = bench.run("a", "k", LIST);
    bench.seconds(5);
    assertEquals(List.of("a", "b"), bench.acme.ids(Specs.POST));
    assertEquals(RunState.FAILED, bench.state(run));
    assertTrue(bench.record(run).outcomes().get("steps[0].steps[0]#1").done());
  }

  @Test
  void aDoubtIsToldRatherThanAnotherItemsFailure() {
    loop("record.ids", 2);
    bench.acme.answer(Specs.POST, Answer.refused(), Answer.unknown());
    RunId run = bench.run("a", "k", LIST);
    bench.seconds(5);
    assertEquals(RunState.IN_DOUBT, bench.state(run));
  }

  @Test
  void anItemThatCannotBeginFailsTheRunOnceTheOthersEnded() {
    bench.recipe(
        "a",
        """
        steps:
          - for_each: record.ids
            as: one
            parallel: 5
            steps:
              - if: one = "c"
                steps: [ { action: acme.post, connection: nobody } ]
                else: [ { action: acme.post, with: { id: "${{ one }}" } } ]
        """);
    bench.start();
    RunId run = bench.run("a", "k", LIST);
    bench.seconds(1);
    assertEquals(RunState.FAILED, bench.state(run));
    assertEquals(List.of("a", "b"), bench.acme.ids(Specs.POST));
    assertEquals(2, bench.record(run).outcomes().size());
  }

  @Test
  void whatAnItemSetsItsSiblingsAndWhatFollowsDoNotSee() {
    bench.recipe(
        "a",
        """
        steps:
          - set: { x: outer }
          - for_each: record.ids
            as: one
            steps:
              - { action: acme.post, with: { id: "${{ vars.x }}" } }
              - set: { x: "${{ one }}" }
          - { action: acme.put, with: { id: "${{ vars.x }}" } }
        """);
    bench.start();
    bench.run("a", "k", "{'ids': ['a', 'b']}");
    bench.seconds(1);
    assertEquals(List.of("outer", "outer"), bench.acme.ids(Specs.POST));
    assertEquals(List.of("outer"), bench.acme.ids(Specs.PUT));
  }

  @Test
  void nestedLoopsNameEveryAttemptApart() {
    bench.recipe(
        "a",
        """
        steps:
          - for_each: record.outer
            as: o
            steps:
              - for_each: o
                as: i
                steps: [ { action: acme.post, with: { id: "${{ i }}" } } ]
        """);
    bench.start();
    RunId run = bench.run("a", "k", "{'outer': [['a', 'b'], ['c']]}");
    bench.seconds(1);
    assertEquals(List.of("a", "b", "c"), bench.acme.ids(Specs.POST));
    assertEquals(3, bench.record(run).outcomes().size());
  }

  @Test
  void afterARestartTheListIsTheRecordedOneAndDoneItemsAreNotRepeated() {
    bench.recipe(
        "a",
        """
        steps:
          - { id: found, action: acme.get }
          - for_each: steps.found.ids
            as: one
            steps: [ { action: acme.post, with: { id: "${{ one }}" } } ]
        """);
    bench.start();
    bench.acme.answer(Specs.GET, Answer.done(LIST), Answer.done("{'ids': ['other']}"));
    RunId run = bench.run("a", "k");
    bench.run(Duration.ofMillis(310)).kill();
    assertEquals(3, bench.acme.calls(Specs.POST).size());
    bench.acme.always(Specs.POST, Answer.refused());
    bench.start();
    assertEquals(RunState.IN_DOUBT, bench.state(run));
    bench.done(bench.dispatch.resolve(run, Resolution.DONE));
    bench.seconds(1);
    assertEquals(List.of("a", "b", "c", "d"), bench.acme.ids(Specs.POST));
  }

  @Test
  void aLongListOfItemsThatEndAtOnceDoesNotDeepenTheStack() {
    bench.recipe("a", "steps: [ { for_each: 'record.ids', steps: [ { set: { x: 1 } } ] } ]");
    bench.start();
    RunId run = bench.run("a", "k", "{'ids': [" + "1,".repeat(20_000) + "1]}");
    bench.seconds(1);
    assertEquals(RunState.DONE, bench.state(run));
  }
}
