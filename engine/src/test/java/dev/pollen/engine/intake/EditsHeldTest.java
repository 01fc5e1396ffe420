package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An edit of a recipe that does not go on at once: paused, disabled, or held by a flood. */
class EditsHeldTest extends RedReader {
  @Test
  void aPausedRecipeIsGivenEverythingWhenItGoesOn() {
    between(red);
    world.done(world.intake.pause(Optional.of("a")));
    world.apply(all);
    world.minutes(5);
    assertEquals(List.of("given"), world.keys("a"));
    put("later", "blue");
    world.done(world.intake.resume(Optional.of("a")));
    world.minutes(5);
    assertEquals(List.of("blue", "given", "later", "red"), sorted());
  }

  @Test
  void aPausedRecipeThatSkipsIsGivenNothingOfTheTimeBetween() {
    between(red(Specs.LISTING).skipsWhilePaused().now());
    world.done(world.intake.pause(Optional.of("a")));
    world.apply(recipe("a").skipsWhilePaused().now());
    world.minutes(5);
    world.done(world.intake.resume(Optional.of("a")));
    world.minutes(5);
    put("later", "blue");
    world.minutes(5);
    assertEquals(List.of("given", "later"), world.keys("a"));
  }

  @Test
  void aPausedRecipeThatSkipsGoesOnThoughItsPrivateReadWasReadAndNotDelivered() {
    between(red(Specs.LISTING).skipsWhilePaused().now());
    world.room = 0;
    world.apply(recipe("a").skipsWhilePaused().now());
    world.minutes(1).done(world.intake.pause(Optional.of("a")));
    world.done(world.intake.resume(Optional.of("a")));
    world.makeRoom(100);
    world.minutes(5);
    put("later", "blue");
    world.minutes(5);
    assertEquals(List.of("given", "later"), world.keys("a"));
    assertEquals(1, world.feedRows().size(), "it reads what others could read with it");
  }

  @Test
  void aRecipeThatIsDisabledByTheSameEditIsGivenEverythingOnceItIsBack() {
    between(red);
    world.apply(recipe("a").disabled().now());
    world.minutes(5).apply(all);
    world.minutes(5);
    assertEquals(List.of("blue", "given", "red"), sorted());
  }

  @Test
  void aFloodThatIsHeldStaysHeldAndComesOnce() {
    between(red(Specs.LISTING).flood(1).now());
    put("more", "red");
    world.minutes(2);
    assertEquals("held", world.state("a").state());
    put("late blue", "blue");
    world.apply(recipe("a").flood(1).now());
    world.minutes(5);
    assertEquals(List.of("given", "late blue"), sorted());
    assertEquals(2, world.done(world.intake.release("a")));
    world.minutes(5);
    assertEquals(List.of("given", "late blue", "more", "red"), sorted());
  }
}
