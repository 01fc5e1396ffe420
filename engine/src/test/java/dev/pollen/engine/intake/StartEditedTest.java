package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void norThoughTheSameEditChangesTheInputs(boolean takenOut) {
    world.limits = World.onePageAPoll();
    world.acme.pageSize = 2;
    world.acme.shape = Specs.ageless();
    Set<String> all = new TreeSet<>();
    for (int i = 0; i < 8; i++) {
      world.acme.put("r" + i);
      all.add("r" + i);
    }
    world.minutes(10).start(recipe("a").on(Specs.AGELESS).fromBeginning().now());
    world.minutes(1);
    RecipeBuilder there = recipe("a").on(Specs.AGELESS).with("list", "other");
    world.apply((takenOut ? there : there.fromBeginning()).now());
    world.minutes(10);
    assertEquals(all, new TreeSet<>(world.keys("a")));
  }
}
