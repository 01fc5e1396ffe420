package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.pollen.engine.journal.FeedRow;
import dev.pollen.engine.recipe.Recipe;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs are named by their place's number: it is given once, for ever. */
class NumbersTest {
  private final World world = new World();
  private final Recipe first = recipe("a").now();
  private final Recipe joiner = recipe("b").fromBeginning().now();

  @Test
  void theNumbersOfADonePrivateReadNeverComeBackAfterARestart() {
    readThePastPrivately();
    world.restart(first, joiner);
    world.minutes(1).apply(first, joiner, recipe("c").on(Specs.WINDOW).now());
    world.minutes(2).acme.put("fresh");
    world.minutes(5);
    assertEquals(List.of("fresh"), world.keys("c"));
    assertEquals(4, place("c"));
  }

  @Test
  void theyDoNotComeBackAfterASecondRestartOnMoreLoopsEither() {
    readThePastPrivately();
    world.restart(first, joiner);
    world.loops = 5;
    world.restart(first, joiner);
    world.apply(first, joiner, recipe("c").on(Specs.WINDOW).now());
    assertEquals(4, place("c"));
  }

  @Test
  void aPlaceThatGoesTakesItsFloodAlong() {
    world.start(recipe("a").flood(2).now());
    world.minutes(2);
    for (int i = 0; i < 3; i++) {
      world.acme.put("f" + i);
    }
    world.minutes(2).apply();
    world.run(java.time.Duration.ofDays(31)).restart();
    assertEquals(0, notesOf("flood:"));
  }

  @Test
  void theNumberOfAFeedDoesNotComeBackWhenOnlyAPlaceWasWrittenSinceTheRestart() {
    Recipe c = recipe("c").now();
    world.loops = 1;
    world.start(first, recipe("z").with("list", "one").now());
    world.minutes(3);
    long gone = feeds().stream().mapToLong(id -> id).max().orElseThrow();
    world.apply(first, recipe("z").on(Specs.CLOCK).disabled().now());
    world.minutes(3);
    assertFalse(feeds().contains(gone), "it is forgotten");
    world.restart(first);
    world.apply(first, c);
    world.minutes(3).restart(first, c);
    world.apply(first, c, recipe("e").with("list", "two").now());
    world.minutes(1);
    assertFalse(feeds().contains(gone), () -> gone + " came back: " + feeds());
  }

  private List<Long> feeds() {
    return world.feedRows().stream().map(FeedRow::id).toList();
  }

  private void readThePastPrivately() {
    world.acme.put("old1");
    world.acme.put("old2");
    world.minutes(1).start(first);
    world.minutes(2).apply(first, joiner);
    world.minutes(5);
    assertEquals(2, world.places().size());
  }

  private long place(String recipe) {
    return world.places().stream()
        .filter(row -> row.recipe().equals(recipe))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private long notesOf(String name) {
    return world.done(world.journal.notes()).keySet().stream()
        .filter(note -> note.startsWith(name))
        .count();
  }
}
