package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunState;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the tests of looks share: a recipe that adds a thing and then uses its id, and the shelf
 * that shows what came of it.
 */
abstract class ThingsOnAShelf {
  static final Duration HOUR = Duration.ofHours(1);

  final Bench bench = new Bench();
  final Shelf shelf = Shelf.of(bench);

  void recipe(String operation) {
    bench.recipe(
        "a",
        """
        steps:
          - { id: made, action: %s, with: { text: "${{ record.text }}" } }
          - { action: acme.put, with: { id: "${{ steps.made.thing.id }}" } }
        """
            .formatted(operation));
    bench.start();
  }

  RunId add(String text) {
    return bench.run("a", "k", "{'text': '%s'}".formatted(text));
  }

  /** The runs are done, and each took a thing of its own. */
  void assertEachHasItsOwn(int things, RunId... runs) {
    for (RunId run : runs) {
      assertEquals(RunState.DONE, bench.state(run), bench.record(run).why());
    }
    Set<String> used = new TreeSet<>(bench.acme.ids(Specs.PUT));
    assertEquals(runs.length, used.size(), "each step claims a thing of its own: " + used);
    assertEquals(things, shelf.size());
  }
}
