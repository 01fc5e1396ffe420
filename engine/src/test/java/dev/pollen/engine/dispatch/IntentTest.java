package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.catalog.SystemSpec.Budget;
import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.kit.MemoryJournal.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing leaves before the journal knows that it is about to. */
class IntentTest {
  private static final String POST =
      """
      steps:
        - action: acme.post
          with: { id: "${{ record.id }}" }
      """;
  private static final String LOOK_THEN_POST =
      """
      steps:
        - id: found
          action: acme.get
          with: { id: "${{ record.id }}" }
        - id: put
          action: acme.put
          with: { id: "${{ steps.found.name }}" }
        - action: acme.post
          with: { id: "${{ steps.put.name }}" }
      """;

  private final Bench bench = new Bench();

  @Test
  void theIntentIsDurableBeforeTheCallLeaves() {
    bench.recipe("a", POST);
    bench.start();
    List<RunRecord> seen = new ArrayList<>();
    bench.acme.watch(call -> seen.addAll(bench.disk.runs()));
    bench.run("a", "k");
    assertEquals("k", seen.get(0).intents().get("steps[0]").input().path("id").asText());
    assertTrue(seen.get(0).outcomes().isEmpty());
  }

  @Test
  void whatTheInputWasMadeFromIsDurableBeforeTheCallLeaves() {
    bench.recipe("a", LOOK_THEN_POST);
    bench.start();
    bench.acme.answer(Specs.GET, Answer.done("{'name': 'n1'}"));
    bench.acme.answer(Specs.PUT, Answer.done("{'name': 'n2'}"));
    List<RunRecord> seen = new ArrayList<>();
    bench.acme.watch(call -> seen.addAll(bench.disk.runs()));
    bench.run("a", "k");
    bench.seconds(1);
    assertEquals("n1", seen.get(1).reads().get("steps[0]").path("name").asText());
    assertEquals("n2", seen.get(2).outcomes().get("steps[1]").reply().path("name").asText());
    assertEquals("n2", bench.acme.calls(Specs.POST).get(0).id());
  }

  @Test
  void aReadHasNoIntentAndCostsNoWrite() {
    bench.recipe("a", "steps: [ { action: acme.get, with: { id: x } } ]");
    bench.start();
    RunId run = bench.run("a", "k");
    bench.seconds(1);
    assertEquals(RunState.DONE, bench.state(run));
    assertTrue(bench.record(run).intents().isEmpty());
  }

  @Test
  void noIntentIsWrittenWhileTheBudgetIsSpent() {
    Bench scarce = new Bench(List.of(new Budget(1, Duration.ofSeconds(10))));
    scarce.recipe("a", POST);
    scarce.start();
    scarce.run("a", "k1");
    RunId second = scarce.run("a", "k2");
    scarce.seconds(9);
    assertTrue(scarce.record(second).intents().isEmpty());
    scarce.seconds(2);
    assertEquals(RunState.DONE, scarce.state(second));
  }

  @Test
  void whileTheDiskIsFullNothingLeavesAndThenItGoesOnByItself() {
    bench.recipe("a", POST);
    bench.start();
    bench.fate = changes -> Fate.REFUSED;
    RunId run = bench.run("a", "k");
    bench.seconds(60);
    assertEquals(List.of(), bench.acme.calls);
    assertTrue(bench.done(bench.dispatch.troubles()).get(0).contains("disk is full"));
    bench.fate = changes -> Fate.KEPT;
    bench.seconds(5);
    assertEquals(RunState.DONE, bench.state(run));
    assertEquals(1, bench.acme.calls.size());
    assertEquals(List.of(), bench.done(bench.dispatch.troubles()));
  }

  @Test
  void anOutcomeTheDiskRefusesHoldsBackTheNextIntent() {
    bench.recipe("a", LOOK_THEN_POST);
    bench.start();
    List<String> kept = new ArrayList<>();
    bench.fate =
        changes -> {
          boolean settles = changes.stream().anyMatch(c -> c instanceof Change.Settled);
          boolean first = settles && !kept.contains("refused");
          kept.add(first ? "refused" : "kept");
          return first ? Fate.REFUSED : Fate.KEPT;
        };
    RunId run = bench.run("a", "k");
    List<Boolean> settled = new ArrayList<>();
    bench.acme.watch(call -> settled.add(bench.record(run).outcomes().containsKey("steps[1]")));
    bench.seconds(1);
    assertEquals(0, bench.acme.calls(Specs.POST).size());
    bench.seconds(5);
    assertEquals(List.of(false, true), settled);
    assertEquals(RunState.DONE, bench.state(run));
  }

  @Test
  void aLastOutcomeAndTheEndShareOneWrite() {
    bench.recipe("a", POST);
    bench.start();
    List<List<Change>> writes = new ArrayList<>();
    bench.fate =
        changes -> {
          writes.add(changes);
          return Fate.KEPT;
        };
    bench.run("a", "k");
    bench.seconds(1);
    assertEquals(2, writes.size());
    assertTrue(writes.get(1).get(0) instanceof Change.Settled);
    assertTrue(writes.get(1).get(1) instanceof Change.RunMoved);
  }

  @Test
  void eachAttemptIsNamedByRunStepAndNumber() {
    bench.recipe("a", POST);
    bench.start();
    bench.acme.answer(Specs.POST, Answer.unreachable());
    RunId run = bench.run("a", "k");
    bench.run(Duration.ofMinutes(1));
    assertEquals(
        List.of(run + "/steps[0]/1", run + "/steps[0]/2"),
        bench.acme.calls.stream().map(Acme.Call::identity).toList());
  }
}
