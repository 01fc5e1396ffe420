package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A wait inside of a loop: each item sleeps for itself. */
class WaitInLoopTest {
  private static final String POST = "- { action: acme.post, with: { id: '${{ record.id }}' } }\n";

  private final Bench bench = new Bench();

  private Instant begin(String steps) {
    bench.recipe("a", "steps:\n" + steps);
    bench.start();
    return bench.time.now();
  }

  private List<Instant> calls() {
    return bench.acme.calls(Specs.POST).stream().map(Acme.Call::at).toList();
  }

  @Test
  void itemsOfAParallelLoopWaitSideBySide() {
    Instant now =
        begin(
            """
            - for_each: record.all
              parallel: 2
              steps:
                - wait: 10m
                - { action: acme.post, with: { id: "${{ item }}" } }
            """);
    RunId run = bench.run("a", "k", "{'id': 'k', 'all': ['1', '2', '3']}");
    bench.run(Duration.ofMinutes(5)).kill();
    bench.start().run(Duration.ofMinutes(30));
    assertEquals(RunState.DONE, bench.state(run));
    assertEquals(List.of("1", "2", "3"), bench.acme.ids(Specs.POST));
    assertEquals(now.plus(Duration.ofMinutes(10)), calls().get(1));
  }

  @Test
  void anItemThatWaitsHoldsUpNoOther() {
    Instant now =
        begin(
            """
            - for_each: record.all
              parallel: 2
              steps:
                - wait: {until: "${{ item.until }}"}
                - { action: acme.post, with: { id: "${{ item.id }}" } }
            """);
    String past = "'until': '2020-01-01T00:00:00Z'";
    RunId run =
        bench.run(
            "a",
            "k",
            "{'all': [{'id': '1', 'until': '10:00'}, {'id': '2', %s}, {'id': '3', %s}]}"
                .formatted(past, past));
    bench.seconds(5);
    assertEquals(List.of("2", "3"), bench.acme.ids(Specs.POST));
    assertTrue(bench.record(run).asleep());
    bench.run(Duration.ofHours(3));
    assertEquals(RunState.DONE, bench.state(run));
    assertEquals(now.plus(Duration.ofHours(2)), calls().get(2));
  }

  @Test
  void aFailureDoesNotWaitForThoseWhoSleep() {
    begin(
        """
        - for_each: record.all
          parallel: 2
          steps:
            - wait: {until: "${{ item.until }}"}
            - { action: acme.post, with: { id: "${{ item.id }}" } }
        """);
    bench.acme.always(Specs.POST, Answer.refused());
    String past = "'until': '2020-01-01T00:00:00Z'";
    RunId run =
        bench.run(
            "a", "k", "{'all': [{'id': '1', 'until': '10:00'}, {'id': '2', %s}]}".formatted(past));
    bench.seconds(5);
    assertEquals(RunState.FAILED, bench.state(run));
    assertEquals(List.of("2"), bench.acme.ids(Specs.POST));
  }

  @Test
  void whileOthersOfTheLoopAreBusyAWaitEndsInTime() {
    Instant now =
        begin(
            """
            - for_each: record.all
              parallel: 2
              steps:
                - if: item.waits
                  steps: [ { wait: 3s }, { action: acme.post, with: { id: "${{ item.id }}" } } ]
                  else: [ { action: acme.put, with: { id: "${{ item.id }}" } } ]
            """);
    bench.acme.always(Specs.PUT, Answer.unreachable());
    RunId run =
        bench.run("a", "k", "{'all': [{'id': '1', 'waits': true}, {'id': '2', 'waits': false}]}");
    bench.seconds(4);
    assertEquals(RunState.RETRYING, bench.state(run));
    assertEquals(List.of(now.plusSeconds(3)), calls());
  }

  @Test
  void aKillAtAnyWriteNeitherLosesNorRepeats() {
    for (int nth = 1; nth <= 6; nth++) {
      Bench one = new Bench();
      one.recipe("a", "steps:\n" + POST + "- wait: 10m\n- { action: acme.put, with: { id: x } }\n");
      one.start();
      int[] left = {nth};
      one.fate =
          changes ->
              --left[0] == 0
                  ? dev.pollen.engine.kit.MemoryJournal.Fate.KEPT_UNSAID
                  : dev.pollen.engine.kit.MemoryJournal.Fate.KEPT;
      RunId run = one.run("a", "k");
      one.run(Duration.ofMinutes(20)).kill();
      one.start().run(Duration.ofMinutes(20));
      boolean doubt = one.state(run) == RunState.IN_DOUBT;
      assertTrue(doubt || one.state(run) == RunState.DONE, nth + ": " + one.record(run));
      assertEquals(doubt ? 0 : 1, one.acme.ids(Specs.PUT).stream().distinct().count(), "at " + nth);
      assertTrue(one.acme.calls(Specs.POST).size() <= 1, "at " + nth);
    }
  }
}
