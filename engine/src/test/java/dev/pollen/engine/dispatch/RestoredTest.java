package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The store was put back from a copy: what its runs are about to do may have been done already. */
class RestoredTest {
  private static final String POSTS =
      "steps: [ { action: acme.post, with: { id: '${{ record.id }}' } } ]";
  private static final String PUTS =
      "steps: [ { action: acme.put, with: { id: '${{ record.id }}' } } ]";

  private final Bench bench = new Bench();

  /** A run that had not begun when the copy was made, and the start after the copy was put back. */
  private RunId pending(String steps) {
    bench.recipe("a", steps);
    bench.start();
    RunId run = bench.made("a", "k", "{'id': 'k'}");
    restored(Long.MAX_VALUE);
    bench.seconds(5);
    return run;
  }

  private void restored(long bound) {
    Change note = new Change.NotePut("restored.feed.1", Optional.of(Long.toString(bound)));
    bench.done(bench.setup().journal().write(List.of(note)));
    bench.kill();
    bench.start();
  }

  @Test
  void whatNobodyCanLookUpIsHeldAsOneBatchPerRecipe() {
    RunId first = pending(POSTS);
    RunId second = bench.run("a", "l");
    bench.seconds(5);
    assertEquals(RunState.HELD, bench.state(first));
    assertEquals(RunState.HELD, bench.state(second), "the first poll's records, too");
    assertTrue(bench.acme.calls(Specs.POST).isEmpty());
    assertTrue(
        bench.record(first).why().contains("put back from a copy"), bench.record(first).why());
    assertEquals(2, bench.done(bench.dispatch.release("a")));
    bench.seconds(5);
    assertEquals(RunState.DONE, bench.state(first));
    assertEquals(RunState.DONE, bench.state(second));
    assertEquals(2, bench.acme.calls(Specs.POST).size());
  }

  @Test
  void aHeldBatchMayBeGivenUp() {
    RunId run = pending(POSTS);
    assertEquals(1, bench.done(bench.dispatch.drop("a")));
    assertEquals(RunState.DROPPED, bench.state(run));
    assertTrue(bench.acme.calls(Specs.POST).isEmpty());
  }

  @Test
  void itStaysHeldThroughARestart() {
    RunId run = pending(POSTS);
    bench.kill();
    bench.start();
    bench.seconds(5);
    assertEquals(RunState.HELD, bench.state(run));
    assertTrue(bench.acme.calls(Specs.POST).isEmpty());
  }

  @Test
  void whatMayBeRepeatedIsDone() {
    RunId run = pending(PUTS);
    assertEquals(RunState.DONE, bench.state(run));
    assertEquals(1, bench.acme.calls(Specs.PUT).size());
  }

  @Test
  void aTryThatFailedBeforeTheCopyMayHaveSucceededAfterIt() {
    bench.recipe("a", POSTS);
    bench.start();
    for (int i = 0; i < 5; i++) {
      bench.acme.answer(Specs.POST, Answer.unreachable());
    }
    RunId run = bench.run("a", "k");
    bench.seconds(1);
    assertEquals(RunState.RETRYING, bench.state(run));
    int before = bench.acme.calls(Specs.POST).size();
    restored(Long.MAX_VALUE);
    bench.seconds(300);
    assertEquals(RunState.HELD, bench.state(run));
    assertEquals(before, bench.acme.calls(Specs.POST).size());
  }

  @Test
  void whatCameAfterTheFirstCompletePollIsSure() {
    bench.recipe("a", POSTS);
    bench.start();
    RunId old = bench.made("a", "k", "{'id': 'k'}");
    restored(old.record());
    RunId fresh = bench.run("a", "l");
    bench.seconds(5);
    assertEquals(RunState.HELD, bench.state(old));
    assertEquals(RunState.DONE, bench.state(fresh));
  }
}
