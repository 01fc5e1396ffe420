package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.engine.recipe.Recipe;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An edit that is followed by another one, or by a crash, skips and repeats nothing. */
class EditsInARowTest extends RedReader {
  @ParameterizedTest
  @ValueSource(ints = {0, 3, 6, 12, 30, 500, 70_000})
  void twoEditsInARowSkipAndRepeatNothing(int millis) {
    between(red);
    Recipe blue = recipe("a").with("group", "blue").now();
    world.apply(blue);
    world.run(Duration.ofMillis(millis)).apply(all);
    world.run(Duration.ofMillis(millis));
    put("later", "red");
    world.minutes(5);
    assertEquals(List.of("blue", "given", "later", "red"), sorted());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 6, 12, 30, 500, 20_000, 70_000, 90_000, 150_000, 300_000})
  void anEditThatIsTakenBackSkipsAndRepeatsNothing(int millis) {
    between(red);
    world.apply(all);
    world.run(Duration.ofMillis(millis)).apply(red);
    world.minutes(5);
    List<String> given = sorted().stream().filter(key -> !key.equals("blue")).toList();
    assertEquals(List.of("given", "red"), given);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 5, 7, 9, 12, 20, 50, 1_000, 61_000, 125_000})
  void aCrashInTheMiddleSkipsAndRepeatsNothing(int millis) {
    between(red);
    world.apply(all);
    world.run(Duration.ofMillis(millis)).restart(all);
    world.minutes(5);
    assertEquals(List.of("blue", "given", "red"), sorted());
    assertEquals(1, world.feedRows().size());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 5, 8, 20, 61_000})
  void aCrashBetweenTwoEditsSkipsAndRepeatsNothing(int millis) {
    between(red);
    world.apply(recipe("a").with("group", "blue").now());
    world.run(Duration.ofMillis(millis)).restart(all);
    world.minutes(5);
    assertEquals(List.of("blue", "given", "red"), sorted());
  }

  @Test
  void anEditThatIsTakenBackAfterARestartRepeatsNothingThoughPollsBroughtNothing() {
    between(red);
    world.done(world.intake.poll("a"));
    world.apply(recipe("a").with("group", "green").now());
    world.minutes(10).restart(red);
    world.minutes(5);
    assertEquals(List.of("given", "red"), world.keys("a"));
  }
}
