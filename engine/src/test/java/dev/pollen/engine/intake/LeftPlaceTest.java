package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.Recipe.Fire;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A place that an edit left behind goes by its recipe as it now is, not as it once was. */
class LeftPlaceTest {
  private static final String INPUT = "list";

  private final World world = new World();
  private final Recipe other = recipe("b").now();
  private final Recipe moved = recipe("a").with(INPUT, "other").now();

  /** A record was taken in, and has no room before the recipe reads elsewhere. */
  @BeforeEach
  void takenIn() {
    world.start(recipe("a").now(), other);
    world.minutes(2).room = 0;
    world.acme.put("x");
    world.minutes(2);
  }

  private void after(Recipe... recipes) {
    world.apply(recipes);
    world.makeRoom(100);
    world.minutes(2);
  }

  @Test
  void aRecipeThatIsDisabledAfterwardsRunsNothingOfIt() {
    world.apply(moved, other);
    after(recipe("a").with(INPUT, "other").disabled().now(), other);
    assertEquals(List.of(), world.keys("a"));
    after(moved, other);
    assertEquals(List.of("x"), world.keys("a"), "it is enabled again");
  }

  @Test
  void theEditThatDisablesItMayBeTheSame() {
    after(recipe("a").with(INPUT, "other").disabled().now(), other);
    assertEquals(List.of(), world.keys("a"));
    after(moved, other);
    assertEquals(List.of("x"), world.keys("a"), "it is enabled again");
  }

  @Test
  void aRecipeThatSkipsWhileItIsDisabledSkipsIt() {
    RecipeBuilder skipping = recipe("a").with(INPUT, "other").skipsWhilePaused();
    world.apply(skipping.now(), other);
    after(skipping.disabled().now(), other);
    after(recipe("a").with(INPUT, "other").skipsWhilePaused().now(), other);
    assertEquals(List.of(), world.keys("a"));
    assertEquals(1, world.places().stream().filter(row -> row.recipe().equals("a")).count());
  }

  @Test
  void whatWaitsThereIsCountedAndExplained() {
    world.apply(moved, other);
    world.minutes(2);
    assertEquals(1, world.state("a").backlog());
    List<String> words = world.done(world.intake.explain("a", "x"));
    assertTrue(words.get(1).contains("has not looked at it yet: retiring"), words::toString);
    after(moved, other);
    assertEquals(0, world.state("a").backlog());
    words = world.done(world.intake.explain("a", "x"));
    assertFalse(words.get(0).contains("never an event"), words::toString);
  }

  @Test
  void aRecipeThatIsGoneRunsNothingOfItUntilItReturns() {
    world.apply(moved, other);
    after(other);
    assertEquals(List.of(), world.keys("a"));
    after(moved, other);
    assertEquals(List.of("x"), world.keys("a"), "it is back");
  }

  @Test
  void whatItSaysOfPausesNowCountsThere() {
    world.apply(recipe("a").skipsWhilePaused().now(), other);
    world.done(world.intake.pause(Optional.of("a")));
    after(moved, other);
    world.done(world.intake.resume(Optional.of("a")));
    world.minutes(2);
    assertEquals(List.of("x"), world.keys("a"));
  }

  @Test
  void itsRunsAreMadeOfTheNewestVersionAndCountByTheOldOne() {
    world.apply(moved, other);
    Recipe mended = recipe("a").with(INPUT, "other").fire(Fire.CHANGED).now();
    after(mended, other);
    assertEquals(List.of("x"), world.keys("a"), "what was taken in counted as new");
    assertEquals(mended.version(), version());
  }

  @Test
  void stepsThatAreWrittenForAnotherListAreNotRunOnIt() {
    Recipe elsewhere = recipe("a").on(Specs.WINDOW).now();
    world.apply(elsewhere, other);
    after(elsewhere, other);
    assertEquals(recipe("a").now().version(), version());
  }

  @Test
  void notEvenAfterARestart() {
    Recipe elsewhere = recipe("a").on(Specs.WINDOW).now();
    world.apply(elsewhere, other);
    world.restart(elsewhere, other);
    after(elsewhere, other);
    assertEquals(recipe("a").now().version(), version());
  }

  @Test
  void whatCannotBeFinishedIsToldAndKeptAndKeepsNothingElseWaiting() {
    Recipe elsewhere = recipe("a").on(Specs.WINDOW).now();
    world.apply(elsewhere, other);
    world.known.forget();
    List<String> lines = world.restart(elsewhere, other);
    assertEquals(1, lines.size(), lines::toString);
    assertTrue(
        lines.get(0).startsWith("what recipe 'a' had taken in before it read another list waits"),
        lines::toString);
    world.acme.put("y");
    after(elsewhere, other);
    assertEquals(List.of("y"), world.keys("a"));
    after(recipe("a").now(), other);
    assertTrue(world.keys("a").contains("x"), "it reads that list again");
  }

  @Test
  void whatCannotBeFinishedStopsTooWhenItsRecipeIsDisabled() {
    world.apply(recipe("a").on(Specs.WINDOW).now(), other);
    world.known.forget();
    after(recipe("a").on(Specs.WINDOW).disabled().now(), other);
    assertEquals(List.of(), world.keys("a"));
  }

  @Test
  void aRecipeThatReadsAnotherListByNowStopsItTooWhenItIsDisabled() {
    world.apply(recipe("a").on(Specs.WINDOW).now(), other);
    after(recipe("a").on(Specs.WINDOW).disabled().now(), other);
    assertEquals(List.of(), world.keys("a"));
    after(recipe("a").on(Specs.WINDOW).now(), other);
    assertEquals(List.of("x"), world.keys("a"));
  }

  private String version() {
    return world.runs.stream()
        .filter(run -> run.recipe().equals("a"))
        .map(run -> run.version())
        .findFirst()
        .orElseThrow();
  }
}
