package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.engine.journal.Outcome;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.kit.MemoryJournal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each kind of step does. */
class StepsTest {
  private final Bench bench = new Bench();

  private RunId walked(String recipe, String record) {
    bench.recipe("a", recipe);
    bench.start();
    RunId run = bench.run("a", "k", record);
    bench.run(Duration.ofSeconds(5));
    return run;
  }

  private JsonNode sent() {
    return bench.acme.calls.get(0).input();
  }

  @Test
  void ifTakesOneBranchAndElseTheOther() {
    String recipe =
        """
        steps:
          - if: record.vip
            steps: [ { action: acme.post, with: { id: gold } } ]
            else: [ { action: acme.post, with: { id: plain } } ]
          - action: acme.put
            with: { id: after }
        """;
    walked(recipe, "{'vip': true}");
    walked(recipe, "{'vip': false}");
    walked(recipe, "{}");
    assertEquals(List.of("gold", "plain", "plain"), bench.acme.ids(Specs.POST));
    assertEquals(3, bench.acme.calls(Specs.PUT).size());
  }

  @Test
  void ifWithoutElseGoesOn() {
    String recipe = "steps: [ { if: record.no, steps: [ { action: acme.post } ] } ]";
    assertEquals(RunState.DONE, bench.state(walked(recipe, "{}")));
    assertEquals(List.of(), bench.acme.calls);
  }

  @Test
  void setGivesValuesThatLaterOnesSee() {
    walked(
        """
        steps:
          - set: { name: "${{ record.first }}", greeting: "Hello ${{ vars.name }}" }
          - action: acme.post
            with: { text: "${{ vars.greeting }}!" }
        """,
        "{'first': 'Ada'}");
    assertEquals("Hello Ada!", sent().path("text").asText());
  }

  @Test
  void mapPicksAndTransforms() {
    walked(
        """
        steps:
          - map:
              - { from: record.mail, to: mail, transform: $lowercase(value), note: as stored }
              - { from: record.age, to: age }
              - { from: record.missing, to: missing, transform: $lowercase(value) }
          - action: acme.post
            with: { mail: "${{ vars.mail }}", age: "${{ vars.age }}", gone: "${{ vars.missing }}" }
        """,
        "{'mail': 'ADA@X.ORG', 'age': 36}");
    assertEquals(Bench.json("{'mail': 'ada@x.org', 'age': 36}"), sent());
  }

  @Test
  void stopEndsTheRunWithWords() {
    RunId run =
        walked(
            """
            steps:
              - stop: not for ${{ record.who }}
              - action: acme.post
            """,
            "{'who': 'us'}");
    assertEquals(RunState.STOPPED, bench.state(run));
    assertEquals("not for us", bench.record(run).why());
    assertEquals(List.of(), bench.acme.calls);
  }

  @Test
  void theFilterStopsWhatDoesNotPass() {
    String recipe = "filter: record.n > 3\nsteps: [ { action: acme.post } ]";
    RunId small = walked(recipe, "{'n': 1}");
    RunId large = walked(recipe, "{'n': 5}");
    assertEquals(RunState.STOPPED, bench.state(small));
    assertTrue(bench.record(small).why().contains("record.n > 3"));
    assertEquals(RunState.DONE, bench.state(large));
  }

  @Test
  void laterStepsSeeWhatEarlierOnesGave() {
    bench.acme.answer(Specs.POST, Answer.done("{'made': {'id': 'm7'}}"));
    walked(
        """
        steps:
          - { id: made, action: acme.post }
          - { action: acme.put, with: { id: "${{ steps.made.made.id }}" } }
        """,
        "{}");
    assertEquals(List.of("m7"), bench.acme.ids(Specs.PUT));
  }

  @Test
  void aSearchStepReadsEveryPageUnderTheNameTheSystemGivesTheList() {
    bench.acme.pages(List.of(List.of(Bench.json("{'id': 1}")), List.of(Bench.json("{'id': 2}"))));
    walked(
        """
        steps:
          - { id: found, action: acme.list }
          - action: acme.post
            with: { ids: "${{ steps.found.things.id }}", same: "${{ steps.found.records.id }}" }
        """,
        "{}");
    assertEquals(Bench.json("{'ids': [1, 2], 'same': [1, 2]}"), bench.acme.calls.get(2).input());
  }

  @Test
  void aDryRunSendsNothingAndKeepsWhatItWouldHaveSent() {
    bench.acme.answer(Specs.GET, Answer.done("{'name': 'n1'}"));
    RunId run =
        walked(
            """
            mode: dry
            steps:
              - { id: found, action: acme.get }
              - { action: acme.post, with: { id: "${{ steps.found.name }}" } }
              - { action: acme.put, with: { id: second } }
            """,
            "{}");
    assertEquals(RunState.DONE, bench.state(run));
    assertEquals(1, bench.acme.calls.size());
    assertEquals("n1", bench.record(run).intents().get("steps[1]").input().path("id").asText());
    Outcome outcome = bench.record(run).outcomes().get("steps[2]");
    assertEquals("dry: not sent", outcome.words());
  }

  @Test
  void aDryRunNeverWaitsForAPerson() {
    bench.recipe("a", "mode: dry\nsteps: [ { action: acme.post } ]");
    bench.start();
    bench.fate = changes -> MemoryJournal.Fate.KEPT_UNSAID;
    RunId run = bench.run("a", "k");
    bench.kill();
    bench.fate = changes -> MemoryJournal.Fate.KEPT;
    bench.start().seconds(1);
    assertEquals(RunState.DONE, bench.state(run));
  }

  @Test
  void anExpressionThatFailsFailsTheRunWithItsText() {
    RunId run =
        walked(
            "steps: [ { action: acme.post, with: { id: '${{ record.a + 1 }}' } } ]", "{'a': 'x'}");
    assertEquals(RunState.FAILED, bench.state(run));
    assertTrue(bench.record(run).why().contains("record.a + 1"), bench.record(run).why());
  }

  @Test
  void anUnknownConnectionFailsTheRunAndSaysWhatToDo() {
    RunId run = walked("steps: [ { action: acme.post, connection: nobody } ]", "{}");
    assertEquals(RunState.FAILED, bench.state(run));
    assertTrue(bench.record(run).why().contains("connections.yaml"));
  }
}
