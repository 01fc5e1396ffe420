package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunState;
import java.time.Duration;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two runs of one lane that went side by side, because the recipe was edited to read elsewhere, and
 * were both in doubt when the process died: after the start one waits behind the other.
 */
class DoubtBehindTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Bench bench = new Bench();
  private final Shelf shelf = Shelf.of(bench);

  @BeforeEach
  void start() {
    bench.recipe(
        "a",
        """
        order: strict
        steps:
          - { id: made, action: acme.add, with: { text: "${{ record.text }}" } }
          - { action: acme.put, with: { id: "${{ steps.made.thing.id }}" } }
        """);
    bench.loops = 2;
    bench.start();
  }

  private RunId add(String text) {
    return bench.run("a", "k" + text, "{'text': '%s'}".formatted(text));
  }

  private void dies() {
    bench.seconds(1).kill();
    bench.feedsGone = true;
    bench.start();
  }

  @Test
  void theFirstDoesNotWaitForTheDoubtOfTheSecond() {
    bench.acme.answer(Specs.ADD, shelf.losesReply("x"), shelf.losesReply("y"));
    RunId first = add("x");
    bench.moves("a");
    RunId second = add("y");
    dies();
    bench.run(HOUR);
    assertEquals(RunState.DONE, bench.state(first), bench.record(first).why());
    assertEquals(RunState.DONE, bench.state(second), bench.record(second).why());
    assertEquals(2, new TreeSet<>(bench.acme.ids(Specs.PUT)).size());
    assertEquals(2, shelf.size());
  }

  @Test
  void theFirstDoesNotTakeWhatTheSecondMayHaveMade() {
    bench.acme.answer(Specs.ADD, Answer.unknown(), shelf.losesReply("x ", Shelf::trimmed));
    RunId first = add("x");
    bench.moves("a");
    RunId second = add("x ");
    dies();
    bench.run(HOUR);
    assertEquals(RunState.IN_DOUBT, bench.state(first), bench.record(first).why());
    assertEquals(2, bench.acme.calls(Specs.ADD).size(), "a person decides whose it is");
    bench.done(bench.dispatch.drop(first));
    bench.run(HOUR);
    assertEquals(RunState.IN_DOUBT, bench.state(second), bench.record(second).why());
    assertEquals(1, shelf.size());
  }
}
