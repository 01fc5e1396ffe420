package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.Recipe.Fire;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A catalog that tells records or changes by other fields than before floods nobody, and what was
 * taken in is still delivered.
 */
class CatalogChangedTest {
  private final World world = new World();
  private final Recipe plain = recipe("a").now();

  @Test
  void anotherIdentityInTheCatalogTakesANewBaselineAndFloodsNobody() {
    world.acme.put("x", "key", "kx");
    world.minutes(1).start(plain);
    world.minutes(2).acme.shape = Specs.shape("/key");
    world.minutes(3);
    assertEquals(List.of(), world.keys("a"));
    assertTrue(world.told.stream().anyMatch(line -> line.startsWith("feed.rebaselined")));
    world.acme.put("y", "key", "ky");
    world.minutes(2);
    assertEquals(List.of("y"), world.keys("a"));
  }

  @Test
  void whatWasTakenInBeforeTheIdentityChangedIsStillDelivered() {
    world.room = 0;
    world.start(plain);
    world.minutes(2).acme.put("x", "key", "kx");
    world.minutes(2).acme.shape = Specs.shape("/key");
    world.minutes(3).restart(plain);
    world.minutes(2).makeRoom(10);
    world.minutes(2);
    assertEquals(List.of("x"), world.keys("a"));
    world.acme.put("y", "key", "ky");
    world.minutes(2);
    assertEquals(List.of("x", "y"), world.keys("a"));
  }

  @Test
  void anotherIgnoredFieldInTheCatalogIsNoChangeOfEveryRecord() {
    world.acme.put("x", "n", 1);
    world.minutes(1).start(recipe("a").fire(Fire.NEW_OR_CHANGED).now());
    world.minutes(2).acme.shape = Specs.shape("/id", "/n");
    world.minutes(3);
    assertEquals(List.of(), world.keys("a"));
    world.acme.put("x", "n", 2, "other", 3);
    world.minutes(2);
    assertEquals(List.of("x"), world.keys("a"));
  }
}
