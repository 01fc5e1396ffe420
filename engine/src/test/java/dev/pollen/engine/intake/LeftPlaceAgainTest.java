package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.Recipe.Fire;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A place that an edit left behind goes on after a restart as it would have without one. */
class LeftPlaceAgainTest {
  private static final String INPUT = "list";

  private final World world = new World();
  private final Recipe other = recipe("b").now();
  private final Recipe moved = recipe("a").with(INPUT, "other").now();
  private final Recipe changes = recipe("a").with(INPUT, "other").fire(Fire.CHANGED).now();
  private final Recipe elsewhere = recipe("a").on(Specs.WINDOW).now();

  @BeforeEach
  void takenIn() {
    world.start(recipe("a").now(), other);
    world.minutes(2).room = 0;
    world.acme.put("x");
    world.minutes(2);
  }

  private void finish() {
    world.makeRoom(100);
    world.minutes(2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatWasTakenInCountsAsItDidThen(boolean editedWhileDown) {
    if (!editedWhileDown) {
      world.apply(changes, other);
    }
    world.restart(changes, other);
    finish();
    assertEquals(List.of("x"), world.keys("a"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ofAnotherListTheVersionThatItWasLeftWithGoesOn(boolean restart) {
    world.apply(moved, other);
    world.apply(elsewhere, other);
    if (restart) {
      world.restart(elsewhere, other);
    }
    finish();
    assertEquals(
        List.of(recipe("a").now().version()),
        world.runs.stream()
            .filter(run -> run.recipe().equals("a"))
            .map(run -> run.version())
            .toList());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void itIsFinishedThoughTheRecipeReadsAnotherSystemByNow(boolean restart) {
    Recipe clock = recipe("a").on(Specs.CLOCK).now();
    List<String> lines = world.apply(clock, other);
    assertTrue(lines.get(0).contains("begins anew"), lines::toString);
    if (restart) {
      world.restart(clock, other);
    }
    finish();
    assertTrue(world.keys("a").contains("x"), () -> world.keys("a").toString());
  }

  @Test
  void aRecipeOfAnotherSystemThatIsDisabledStopsItToo() {
    world.apply(recipe("a").on(Specs.CLOCK).now(), other);
    world.apply(recipe("a").on(Specs.CLOCK).disabled().now(), other);
    finish();
    assertEquals(List.of(), world.keys("a"));
  }

  @Test
  void whereItCannotGoOnTheRecipesStateIsThatOfWhereItReads() {
    world.apply(elsewhere, other);
    world.known.forget();
    world.restart(elsewhere, other);
    world.minutes(3);
    assertEquals("live", world.state("a").state(), () -> world.state("a").toString());
  }
}
