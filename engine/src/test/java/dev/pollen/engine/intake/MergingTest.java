package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.spi.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One poll serves all who read the same, also after edits; and going over costs no record. */
class MergingTest extends BlueReaders {
  @ParameterizedTest
  @ValueSource(strings = {Specs.LISTING, Specs.WINDOW, Specs.ASCENDING, Specs.AGELESS})
  void whoReadsTheSameSharesOnePollAgainAfterAnEdit(String operation) {
    edited(operation);
    world.minutes(10);
    assertEquals(1, world.feedRows().size(), keys()::toString);
    int before = world.acme.asks.size();
    world.minutes(5);
    assertEquals(5, world.acme.asks.size() - before);
  }

  @ParameterizedTest
  @ValueSource(strings = {Specs.LISTING, Specs.WINDOW, Specs.ASCENDING, Specs.AGELESS})
  void noVersionIsMissedOrRepeatedOnTheWay(String operation) {
    edited(operation);
    for (int version = 2; version < 30; version++) {
      put("x", "" + version);
      world.run(Duration.ofSeconds(61));
    }
    world.minutes(10);
    assertEquals(1, world.feedRows().size(), keys()::toString);
    List<String> all = IntStream.range(2, 30).mapToObj(version -> "x" + version).toList();
    assertEquals(all, versions("a"));
    assertEquals(all, versions("b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {Specs.LISTING, Specs.WINDOW})
  void whereSomethingChangesAllTheTimeOnePollServesAllAgainAllTheSame(String operation) {
    edited(operation);
    List<String> all = new ArrayList<>();
    for (int version = 2; version < 1_000; version++) {
      put("x" + version % 50, "-" + version);
      all.add("x" + version % 50 + "-" + version);
      world.run(Duration.ofSeconds(1));
    }
    world.minutes(3);
    assertEquals(1, world.feedRows().size(), keys()::toString);
    assertEquals(versions("a").stream().distinct().toList(), versions("a"));
    assertTrue(all.containsAll(versions("a")));
  }

  @Test
  void manyWhoWereEditedAlikeShareOnePoll() {
    Recipe[] before = many("red");
    put("x", "1");
    world.minutes(5).start(before);
    world.minutes(5).apply(many("blue"));
    world.minutes(20);
    assertEquals(1, world.feedRows().size(), keys()::toString);
    put("x", "2");
    world.minutes(3);
    IntStream.range(0, 30).forEach(i -> assertEquals(List.of("x2"), versions("r" + i)));
  }

  private static Recipe[] many(String group) {
    return IntStream.range(0, 30)
        .mapToObj(i -> reads("r" + i, Specs.LISTING, group))
        .toArray(Recipe[]::new);
  }

  @Test
  void whileTheSharedPollFailsTheRecipeReadsByItself() {
    edited(Specs.LISTING);
    world.run(Duration.ofSeconds(1));
    put("x", "2");
    world.done(world.intake.poll("b"));
    world.acme.failNext(Fault.of(Fault.Kind.UNREACHABLE, "reset"), 1);
    put("x", "3");
    world.minutes(10);
    assertEquals("x3", versions("a").get(versions("a").size() - 1));
    assertEquals(versions("a").stream().distinct().toList(), versions("a"));
    assertEquals(1, world.feedRows().size(), keys()::toString);
  }

  @Test
  void whatIsReadBesidesTheFormerInputsIsKnownAfterTheWayBack() {
    world.acme.put("red", "group", "red");
    world.minutes(5).start(reads("a", Specs.LISTING, "red"));
    world.minutes(5);
    world.acme.put("given", "group", "red");
    world.minutes(5).apply(reads("a", Specs.LISTING, "blue"));
    world.minutes(20).apply(reads("a", Specs.LISTING, "red"));
    world.minutes(20);
    assertEquals(List.of("given"), world.keys("a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {Specs.LISTING, Specs.WINDOW, Specs.ASCENDING, Specs.AGELESS})
  void whatWasGivenBeforeAnEditDoesNotComeAgainAsNewWhenItEntersTheNewInputs(String operation) {
    world.minutes(5).start(recipe("a").on(operation).now());
    world.minutes(1);
    put("x", "1");
    world.minutes(5);
    assertEquals(List.of("x"), world.keys("a"));
    world.apply(recipe("a").on(operation).with("group", "red").now());
    world.minutes(90);
    world.acme.put("x", "group", "red");
    world.minutes(5);
    assertEquals(List.of("x"), world.keys("a"));
  }

  @Test
  void aPausedRecipeGoesOverWhenItGoesOn() {
    edited(Specs.LISTING);
    world.done(world.intake.pause(Optional.of("a")));
    put("x", "2");
    world.minutes(10);
    assertEquals(List.of(), versions("a"));
    world.done(world.intake.resume(Optional.of("a")));
    world.minutes(10);
    assertEquals(List.of("x2"), versions("a"));
    assertEquals(1, world.feedRows().size(), keys()::toString);
  }

  private String about(String key) {
    return String.join("; ", world.done(world.intake.explain("a", key)));
  }

  @Test
  void whatItsOwnPollBroughtIsToldAsGiven() {
    edited(Specs.LISTING);
    put("x", "2");
    world.minutes(10);
    assertEquals(List.of("x2"), versions("a"));
    assertTrue(about("x").contains("given to the recipe by another poll"), () -> about("x"));
    put("z", "1");
    world.minutes(5);
    assertTrue(about("z").contains("it counts for the recipe"), () -> about("z"));
  }

  @Test
  void whatNobodyElseWasToldIsToldAsGiven() {
    put("x", "1");
    world.minutes(5).start(reads("a", Specs.WINDOW, "red"));
    world.minutes(5);
    put("x", "2");
    world.apply(reads("a", Specs.WINDOW, "blue"));
    world.minutes(20);
    assertEquals(List.of("x2"), versions("a"));
    assertTrue(about("x").contains("given to the recipe by another poll"), () -> about("x"));
  }
}
