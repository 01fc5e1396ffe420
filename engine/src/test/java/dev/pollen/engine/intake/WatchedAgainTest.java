package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.Recipe.Fire;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fields that nobody watched for a while. */
class WatchedAgainTest {
  private final World world = new World();
  private final Recipe watching = recipe("a").on(Specs.WINDOW).watch("email").now();
  private final Recipe other = recipe("b").on(Specs.WINDOW).now();
  private final Recipe plain = recipe("a").on(Specs.WINDOW).fire(Fire.CHANGED).now();

  @Test
  void areReadWholeOnceMoreSoThatTheNextChangeCounts() {
    world.acme.put("x", "email", "a@example.com");
    world.minutes(600).start(watching);
    world.minutes(2).apply(plain);
    world.minutes(2).acme.put("x", "email", "a@example.com", "tags", "one");
    world.minutes(2).apply(watching);
    world.minutes(600).acme.put("x", "email", "b@example.com", "tags", "one");
    world.minutes(2);
    assertEquals(List.of("x", "x"), world.keys("a"), "the tags, and then the address");
  }

  private void known() {
    world.acme.put("x", "email", "a@example.com");
    world.minutes(600).start(other, watching);
    world.minutes(2);
  }

  @Test
  void areStillReadForARecipeThatIsGoneUntilItReturns() {
    known();
    world.apply(other);
    world.minutes(2).acme.put("x", "email", "b@example.com");
    world.minutes(2).apply(other, watching);
    world.minutes(2);
    assertEquals(List.of("x"), world.keys("a"));
  }

  @Test
  void areStillReadForARecipeThatAnotherOneIsTakenUpBefore() {
    known();
    world.acme.put("x", "email", "b@example.com");
    world.restart(other);
    world.minutes(2).apply(other, watching);
    world.minutes(2);
    assertEquals(List.of("x"), world.keys("a"));
  }

  @Test
  void fieldsThatNobodyWatchesAreNotKeptForOneThatIsAway() {
    Recipe gone = recipe("a").on(Specs.WINDOW).watch("email").now();
    world.acme.put("x");
    world.start(gone, recipe("c").on(Specs.WINDOW).watch("tags").now());
    world.minutes(2);
    for (int i = 0; i < 5; i++) {
      world.apply(recipe("c").on(Specs.WINDOW).watch("t" + i).now());
      world.minutes(2);
    }
    assertEquals(List.of("email", "t4"), world.feedRows().get(0).watch());
  }
}
