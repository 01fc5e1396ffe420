package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.engine.recipe.Recipe;
import java.time.Duration;
import java.util.List;

/**
 * What the tests of edits share: a recipe that reads group {@code red}, then everything, or another
 * group.
 */
abstract class RedReader {
  final World world = new World();
  final Recipe red = red(Specs.LISTING).now();
  final Recipe all = recipe("a").now();

  static RecipeBuilder red(String operation) {
    return recipe("a").on(operation).with("group", "red");
  }

  void put(String id, String group) {
    world.acme.put(id, "group", group);
  }

  /** A recipe that has run for a while, and records that its next poll would bring. */
  void between(Recipe before) {
    put("old red", "red");
    put("old blue", "blue");
    world.minutes(5).start(before);
    world.minutes(5);
    put("given", "red");
    world.minutes(5);
    assertEquals(List.of("given"), world.keys("a"));
    put("red", "red");
    put("blue", "blue");
    world.run(Duration.ofSeconds(1));
  }

  List<String> sorted() {
    return world.keys("a").stream().sorted().toList();
  }
}
