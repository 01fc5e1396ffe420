package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code start_from} counts when a recipe joins: what was taken in for it by then is not skipped.
 */
class StartEditedTest {
  private final World world = new World();

  @ParameterizedTest
  @ValueSource(strings = {Specs.AGELESS, Specs.LISTING, Specs.WINDOW})
  void aPastThatIsNotDeliveredYetIsDeliveredThoughStartFromIsTakenAway(String operation) {
    if (operation.equals(Specs.AGELESS)) {
      world.acme.shape = Specs.ageless();
    }
    world.acme.put("old1");
    world.acme.put("old2");
    world.acme.put("old3");
    world.room = 1;
    world.start(recipe("a").on(operation).fromBeginning().now());
    world.minutes(2);
    world.apply(recipe("a").on(operation).now());
    world.makeRoom(100);
    world.minutes(2);
    assertEquals(List.of("old1", "old2", "old3"), world.keys("a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {Specs.AGELESS, Specs.LISTING, Specs.WINDOW})
  void norThoughItIsTakenAwayWhileTheDaemonIsStopped(String operation) {
    if (operation.equals(Specs.AGELESS)) {
      world.acme.shape = Specs.ageless();
    }
    world.acme.put("old1");
    world.acme.put("old2");
    world.acme.put("old3");
    world.room = 1;
    world.start(recipe("a").on(operation).fromBeginning().now());
    world.minutes(2).restart(recipe("a").on(operation).now());
    world.makeRoom(100);
    world.minutes(2);
    assertEquals(List.of("old1", "old2", "old3"), world.keys("a"));
  }
}
