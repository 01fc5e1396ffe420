package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.engine.recipe.Recipe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a recipe over the children of many parents fires for when it begins. */
class RotationStartTest extends RotationBench {
  private static final Recipe TASKS = recipe("a").on(Specs.TASKS).of(Specs.PARENTS).now();

  @Test
  void whatWasThereBeforeTheRecipeDoesNotFire() {
    families.parents(3);
    families.child(id(1), "old");
    world.minutes(1);
    world.start(NOTES);
    world.minutes(3);
    families.child(id(1), "new");
    world.minutes(3);
    assertEquals(List.of("new"), world.keys("a"));
  }

  @Test
  void fromTheBeginningAllFire() {
    families.parents(3);
    families.child(id(1), "old");
    world.minutes(1);
    world.start(recipe("a").on(Specs.TASKS).of(Specs.PARENTS).fromBeginning().now());
    world.minutes(3);
    families.child(id(2), "new");
    world.minutes(3);
    assertEquals(List.of("old", "new"), world.keys("a"));
  }

  @Test
  void ofAParentThatComesLaterOnlyWhatWasCreatedAfterTheStartFires() {
    Instant before = world.now().minus(Duration.ofDays(1));
    live(NOTES);
    families.parent("late", before);
    families.child("late", "old", before);
    families.child("late", "new");
    world.minutes(30);
    assertEquals(List.of("new"), world.keys("a"));
  }

  @Test
  void withoutStampsWhatAnOldParentHasWhenItIsFirstReadIsItsBaseline() {
    Instant before = world.now().minus(Duration.ofDays(1));
    live(TASKS);
    families.parent("late", before);
    families.child("late", "there");
    world.minutes(30);
    assertEquals(List.of(), world.keys("a"));
    families.child("late", "new");
    world.minutes(30);
    assertEquals(List.of("new"), world.keys("a"));
  }

  @Test
  void withoutStampsTheFirstReadIsTheBaselineThoughARestartBreaksIt() {
    Instant before = world.now().minus(Duration.ofDays(1));
    families.childPage = 1;
    live(TASKS);
    families.parent("late", before);
    IntStream.range(0, 90).forEach(i -> families.child("late", "t" + i));
    for (int i = 0; i < 30; i++) {
      world.minutes(1);
      world.restart(TASKS);
    }
    families.child("late", "new");
    world.minutes(30);
    assertEquals(List.of("new"), world.keys("a"));
  }

  @Test
  void withoutStampsAllThatAParentHasFiresIfItCameAfterTheStart() {
    live(TASKS);
    families.parent("born", world.now());
    families.child("born", "first");
    world.minutes(30);
    families.child("born", "second");
    families.child(id(3), "third");
    world.minutes(30);
    assertEquals(List.of("first", "second", "third"), world.keys("a").stream().sorted().toList());
  }
}
