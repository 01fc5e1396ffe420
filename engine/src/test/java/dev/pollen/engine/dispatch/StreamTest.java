package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.engine.Engine.Resolution;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.kit.MemoryJournal.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code for_each} over a trigger's records, page by page. */
class StreamTest {
  private final Bench bench = new Bench();

  private void loop(int parallel) {
    bench.recipe(
        "a",
        """
        steps:
          - id: loop
            for_each: { from: acme.list }
            as: one
            parallel: %d
            steps:
              - { action: acme.post, with: { id: "${{ one }}" } }
          - action: acme.put
            with: { id: "${{ steps.loop.count }}" }
        """
            .formatted(parallel));
    bench.start();
  }

  private static JsonNode text(String id) {
    return Bench.json("'" + id + "'");
  }

  /** Pages of so many records, named {@code 0.0}, {@code 0.1}, … */
  private void pages(int pages, int each) {
    List<List<JsonNode>> all = new ArrayList<>();
    for (int page = 0; page < pages; page++) {
      List<JsonNode> records = new ArrayList<>();
      for (int i = 0; i < each; i++) {
        records.add(text(page + "." + i));
      }
      all.add(records);
    }
    bench.acme.pages(all);
  }

  @Test
  void aStreamWalksEveryPage() {
    pages(3, 2);
    loop(1);
    RunId run = bench.run("a", "k");
    bench.seconds(3);
    assertEquals(List.of("0.0", "0.1", "1.0", "1.1", "2.0", "2.1"), bench.acme.ids(Specs.POST));
    assertEquals(List.of("6"), bench.acme.ids(Specs.PUT));
    assertEquals(RunState.DONE, bench.state(run));
  }

  @Test
  void aStreamGoesOnAfterARestartWhereItStopped() {
    pages(4, 3);
    loop(1);
    RunId run = bench.run("a", "k");
    bench.run(Duration.ofMillis(650)).kill();
    assertEquals(2, bench.acme.calls(Specs.LIST).size());
    bench.start();
    assertEquals(RunState.IN_DOUBT, bench.state(run));
    bench.done(bench.dispatch.resolve(run, Resolution.DONE));
    bench.seconds(10);
    assertEquals(RunState.DONE, bench.state(run));
    assertEquals(12, bench.acme.ids(Specs.POST).stream().distinct().count());
    assertEquals(12, bench.acme.calls(Specs.POST).size());
    assertEquals(4, bench.acme.calls(Specs.LIST).size());
    assertEquals(List.of("12"), bench.acme.ids(Specs.PUT));
  }

  @Test
  void aStreamKeepsOfAllWalkedPagesOnePlace() {
    pages(3, 2);
    loop(2);
    RunId run = bench.run("a", "k");
    bench.seconds(3);
    assertEquals(
        Bench.json("{'count': 6, 'page': 2}"), bench.record(run).reads().get("steps[0]/page"));
    assertEquals(1, bench.record(run).reads().size());
  }

  @Test
  void aPageThatCannotBeReadIsTriedAgain() {
    pages(2, 1);
    loop(1);
    bench.acme.answer(Specs.LIST, Answer.done("{}"), Answer.unreachable());
    bench.run("a", "k");
    bench.run(Duration.ofMinutes(1));
    assertEquals(List.of("0.0", "1.0"), bench.acme.ids(Specs.POST));
    assertEquals(3, bench.acme.calls(Specs.LIST).size());
  }

  @Test
  void aStreamThatFailsEndsTheRun() {
    pages(2, 1);
    loop(1);
    bench.acme.answer(Specs.LIST, Answer.done("{}"), Answer.refused());
    RunId run = bench.run("a", "k");
    bench.seconds(5);
    assertEquals(RunState.FAILED, bench.state(run));
  }

  @Test
  void aLongStreamDoesNotDeepenTheStack() {
    pages(20_000, 1);
    bench.recipe("a", "steps: [ { for_each: { from: acme.list }, steps: [ { set: { x: 1 } } ] } ]");
    bench.start();
    RunId run = bench.run("a", "k");
    bench.run(Duration.ofHours(1));
    assertEquals(RunState.DONE, bench.state(run));
  }

  @Test
  void ofPagesThatAreWalkedThroughOnlyThePlaceIsKept() {
    pages(20, 3);
    loop(1);
    RunId run = bench.run("a", "k");
    int most = 0;
    for (int i = 0; i < 100; i++) {
      bench.run(Duration.ofMillis(100));
      most = Math.max(most, bench.record(run).outcomes().size());
    }
    assertEquals(RunState.DONE, bench.state(run));
    assertTrue(most <= 4, "one page's items and the step after it, not " + most);
  }

  @Test
  void aKillBetweenTwoPagesRepeatsNoItem() {
    for (int nth = 1; nth <= 12; nth++) {
      Bench one = new Bench();
      one.acme.pages(
          List.of(List.of(text("1"), text("2")), List.of(text("3")), List.of(text("4"))));
      one.recipe(
          "a",
          "steps: [ { for_each: { from: acme.list }, as: one, steps: [ { action: acme.post, with: {"
              + " id: '${{ one }}' } } ] } ]");
      one.start();
      int[] left = {nth};
      one.fate = changes -> --left[0] == 0 ? Fate.KEPT_UNSAID : Fate.KEPT;
      RunId run = one.run("a", "k");
      one.seconds(5).kill();
      one.start().seconds(5);
      long distinct = one.acme.ids(Specs.POST).stream().distinct().count();
      assertEquals(distinct, one.acme.calls(Specs.POST).size(), "at " + nth);
      assertTrue(one.state(run) == RunState.IN_DOUBT || distinct == 4, "at " + nth);
    }
  }
}
