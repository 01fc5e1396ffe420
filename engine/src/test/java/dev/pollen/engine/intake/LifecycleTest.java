package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.Recipe.Fire;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Edits, returns, restarts, departures: where most duplicates and silent losses come from. */
class LifecycleTest {
  private final World world = new World();
  private final Recipe plain = recipe("a").now();

  @Test
  void applyingTheSameRecipesAgainChangesNothing() {
    world.start(plain);
    world.minutes(2).acme.put("x");
    assertEquals(List.of(), world.apply(plain));
    world.minutes(2);
    assertEquals(List.of("x"), world.keys("a"));
    assertEquals(1, world.acme.triggers);
  }

  @Test
  void anEditThatReadsTheSameGoesOnWhereItStood() {
    world.start(plain);
    world.minutes(2).acme.put("x");
    List<String> lines = world.apply(recipe("a").every(Duration.ofMinutes(2)).now());
    world.minutes(5);
    assertEquals(List.of("x"), world.keys("a"));
    assertTrue(lines.get(0).contains("goes on where it stood"), lines::toString);
  }

  @Test
  void anEditThatReadsSomethingElseGoesOnAndSaysSo() {
    world.acme.put("old");
    world.minutes(1).start(plain);
    List<String> lines = world.minutes(2).apply(recipe("a").with("list", "other").now());
    world.minutes(2).acme.put("fresh");
    world.minutes(2);
    assertTrue(
        lines.get(0).contains("goes on with other inputs: what was created from"), lines::toString);
    assertEquals(List.of("fresh"), world.keys("a"));
    assertEquals(1, world.feedRows().size());
    assertEquals(1, world.places().size());
  }

  @Test
  void whatWasTakenInBeforeSuchAnEditStillRuns() {
    world.start(plain);
    world.room = 1;
    world.minutes(2).acme.put("x");
    world.acme.put("y");
    world.minutes(2).apply(recipe("a").with("list", "other").now());
    world.minutes(2).makeRoom(10);
    world.minutes(1);
    assertEquals(List.of("x", "y"), world.keys("a"));
  }

  @Test
  void aRecipeThatReturnsGoesOnWhereItStopped() {
    world.start(plain);
    world.minutes(2).apply();
    int asked = world.acme.asks.size();
    world.acme.put("meanwhile");
    world.minutes(10);
    assertEquals(asked, world.acme.asks.size());
    List<String> lines = world.apply(plain);
    world.minutes(2);
    assertTrue(lines.get(0).contains("is back"), lines::toString);
    assertEquals(List.of("meanwhile"), world.keys("a"));
  }

  @Test
  void aRestartDropsNothingAndRepeatsNothing() {
    world.start(plain);
    world.minutes(2).acme.put("before");
    world.minutes(2).acme.put("down");
    world.restart(plain);
    world.minutes(2).acme.put("after");
    world.minutes(2);
    assertEquals(List.of("before", "down", "after"), world.keys("a"));
  }

  @Test
  void aChangedStartFromIsNotIgnoredWithoutAWord() {
    world.start(plain);
    world.minutes(2);
    List<String> lines =
        world.apply(recipe("a").fromBeginning().every(Duration.ofMinutes(3)).now());
    assertEquals(1, lines.size());
    assertTrue(
        lines.get(0).contains("'start_from' counts when a recipe first joins"), lines.get(0));
  }

  @Test
  void aStartFromThatWasChangedWhileTheEngineWasStoppedIsToldOnce() {
    world.start(plain);
    world.minutes(2);
    Recipe changed = recipe("a").fromBeginning().every(Duration.ofMinutes(3)).now();
    List<String> lines = world.restart(changed);
    assertEquals(1, lines.size());
    assertTrue(
        lines.get(0).contains("'start_from' counts when a recipe first joins"), lines.get(0));
    assertEquals(List.of(), world.restart(changed));
  }

  @Test
  void whatDoesNotFitWaitsInTheJournalAndStopsNobodyElse() {
    world.room = 5;
    world.start(plain);
    world.minutes(2);
    for (int i = 0; i < 20; i++) {
      world.acme.put("r" + i);
    }
    world.minutes(2);
    assertEquals(5, world.runs.size());
    assertEquals(15, world.state("a").backlog());
    world.makeRoom(100);
    world.minutes(1);
    assertEquals(20, world.runs.size());
  }

  @Test
  void aBrokenRecipeIsALineAndStopsNoOther() {
    List<String> lines = world.start(recipe("bad").on("acme.nothing").now(), plain);
    world.minutes(2).acme.put("x");
    world.minutes(2);
    assertTrue(lines.stream().anyMatch(line -> line.contains("acme.nothing")), lines::toString);
    assertEquals(List.of("x"), world.keys("a"));
  }

  @Test
  void aFeedOfWhichTheRecipeIsAwayTooLongIsForgotten() {
    world.start(plain);
    world.minutes(2).apply();
    world.run(Duration.ofDays(31)).restart();
    assertEquals(List.of(), world.feedRows());
    assertEquals(List.of(), world.places());
  }

  @Test
  void explainSaysWhyARecordDidOrDidNotCount() {
    world.acme.put("old");
    world.minutes(1).start(plain, recipe("c").fire(Fire.CHANGED).now());
    world.minutes(2).acme.put("x");
    world.minutes(2);
    assertTrue(explain("a", "x").contains("counts for the recipe"), explain("a", "x"));
    assertTrue(explain("c", "x").contains("fires for changes only"), explain("c", "x"));
    assertTrue(explain("a", "old").contains("baseline"), explain("a", "old"));
    assertTrue(explain("a", "nobody").contains("never returned"), explain("a", "nobody"));
  }

  private String explain(String recipe, String key) {
    return String.join("\n", world.done(world.intake.explain(recipe, key)));
  }
}
