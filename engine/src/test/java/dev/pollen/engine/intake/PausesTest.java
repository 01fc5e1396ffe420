package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.engine.recipe.Recipe;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A recipe that is paused or disabled keeps its records for when it goes on, or skips them. */
class PausesTest {
  private final World world = new World();
  private final Recipe plain = recipe("a").now();

  @Test
  void aPausedRecipeKeepsItsRecordsThroughARestart() {
    world.start(plain);
    world.minutes(2).done(world.intake.pause(Optional.of("a")));
    world.acme.put("x");
    world.minutes(2).restart(plain);
    world.minutes(2);
    assertEquals("paused", world.state("a").state());
    assertEquals(List.of(), world.keys("a"));
    world.done(world.intake.resume(Optional.of("a")));
    world.minutes(2);
    assertEquals(List.of("x"), world.keys("a"));
  }

  @Test
  void aPausedRecipeThatSkipsDeliversOnlyWhatComesAfterIt() {
    Recipe skipping = recipe("a").skipsWhilePaused().now();
    world.start(skipping);
    world.minutes(2).done(world.intake.pause(Optional.empty()));
    world.acme.put("meanwhile");
    world.minutes(5).done(world.intake.resume(Optional.empty()));
    world.minutes(2).acme.put("fresh");
    world.minutes(2);
    assertEquals(List.of("fresh"), world.keys("a"));
  }

  @Test
  void aDisabledRecipeIsNotPolledAndGoesOnWhenEnabled() {
    world.start(plain);
    world.minutes(2).apply(recipe("a").disabled().now());
    int asked = world.acme.asks.size();
    world.acme.put("x");
    world.minutes(5);
    assertEquals(asked, world.acme.asks.size());
    world.apply(plain);
    world.minutes(2);
    assertEquals(List.of("x"), world.keys("a"));
  }

  @Test
  void aResumeReachesThePlaceThatAnEditLeftWhileTheRecipeWasPaused() {
    world.room = 0;
    world.start(plain);
    world.minutes(2).acme.put("before");
    world.minutes(2).done(world.intake.pause(Optional.of("a")));
    world.apply(recipe("a").with("list", "other").now());
    world.minutes(1).makeRoom(10);
    world.minutes(1);
    assertEquals(List.of(), world.keys("a"));
    world.done(world.intake.resume(Optional.of("a")));
    world.minutes(2);
    assertEquals(List.of("before"), world.keys("a"));
  }
}
