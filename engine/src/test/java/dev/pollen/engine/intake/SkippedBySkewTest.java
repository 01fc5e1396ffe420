package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.engine.recipe.Recipe;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is skipped is told by the clock that record stamps are told by. */
class SkippedBySkewTest {
  private final World world = new World();

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ofARecipeThatBeganInThePast(boolean past) {
    world.acme.skew = Duration.ofHours(1);
    RecipeBuilder a = recipe("a").on(Specs.WINDOW).skipsWhilePaused();
    if (past) {
      a.fromBeginning();
    }
    Recipe on = a.now();
    world.start(on);
    world.minutes(2).apply(a.disabled().now());
    world.minutes(2).acme.put("x");
    world.minutes(2).apply(on);
    world.minutes(2);
    assertEquals(List.of(), world.keys("a"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void switchedOffAndOnSoonAfterItJoined(boolean paused) {
    world.acme.skew = Duration.ofMinutes(10);
    Recipe on = recipe("a").on(Specs.WINDOW).skipsWhilePaused().now();
    world.start(on);
    world.minutes(2);
    if (paused) {
      world.done(world.intake.pause(Optional.of("a")));
      world.minutes(1).done(world.intake.resume(Optional.of("a")));
    } else {
      world.apply(recipe("a").on(Specs.WINDOW).skipsWhilePaused().disabled().now());
      world.minutes(1).apply(on);
    }
    world.minutes(2).acme.put("y");
    world.minutes(2);
    assertEquals(List.of("y"), world.keys("a"));
  }
}
