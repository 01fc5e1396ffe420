package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.status.HostStatus.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs that call a host which does not answer. */
class SilentHostTest {
  private static final int RUNS = 40;

  private final Bench bench = new Bench();

  private List<RunId> begin(String operation) {
    bench.start();
    bench.recipe(
        "a", "steps: [ { action: %s } ]\nretry: { times: 3, within: 6h }".formatted(operation));
    List<RunId> runs = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      runs.add(bench.run("a", "k" + i));
    }
    return runs;
  }

  @Test
  void waitForItWithoutUsingUpTheirTriesAndAllGoOnWhenItAnswers() {
    bench.acme.host = "https://acme.example.com:443";
    bench.acme.always(Specs.PUT, Answer.unreachable());
    List<RunId> runs = begin("acme.put");
    bench.run(Duration.ofHours(2));
    assertTrue(bench.acme.calls.size() < RUNS + 60, "calls: " + bench.acme.calls.size());
    assertEquals(State.OPEN, bench.dispatch.hosts().get(0).state());
    long failed = runs.stream().filter(run -> bench.state(run) == RunState.FAILED).count();
    assertTrue(failed < RUNS / 2, failed + " used their tries up");
    bench.acme.always(Specs.PUT, Answer.done("{}"));
    bench.run(Duration.ofHours(2));
    long done = runs.stream().filter(run -> bench.state(run) == RunState.DONE).count();
    assertEquals(RUNS - failed, done);
    assertEquals(State.CLOSED, bench.dispatch.hosts().get(0).state());
  }

  @Test
  void ofASearchThatSaysItselfWhereItGoesWaitToo() {
    bench.acme.always(Specs.LIST, Answer.unreachable());
    bench.start();
    bench.recipe(
        "a",
        "steps: [ { action: acme.list, with: { url: 'https://b.example.com' } } ]\n"
            + "retry: { times: 3, within: 6h }");
    for (int i = 0; i < RUNS; i++) {
      bench.run("a", "k" + i);
    }
    bench.run(Duration.ofHours(2));
    assertTrue(bench.acme.calls.size() < RUNS + 60, "calls: " + bench.acme.calls.size());
    assertEquals("https://b.example.com", bench.dispatch.hosts().get(0).host());
    assertEquals(State.OPEN, bench.dispatch.hosts().get(0).state());
  }

  @Test
  void areNotKeptWaitingByWhatItRefuses() {
    bench.acme.host = "https://acme.example.com:443";
    bench.acme.always(Specs.PUT, Answer.refused());
    List<RunId> runs = begin("acme.put");
    bench.run(Duration.ofMinutes(1));
    assertTrue(runs.stream().allMatch(run -> bench.state(run) == RunState.FAILED));
  }
}
