package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.spi.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Edits that come in the middle of a reading skip nothing: pain "missed records". */
class EditsMidwayTest {
  private final World world = new World();

  private void put(String id, String group, String more) {
    world.acme.put(id, "group", group, "more", more);
  }

  private static Fault reset() {
    return Fault.of(Fault.Kind.UNREACHABLE, "reset");
  }

  private static RecipeBuilder red() {
    return recipe("a").with("group", "red");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 6, 8, 11, 500, 70_000})
  void aWatchedFieldThatWasKnownStaysKnownThroughTwoEdits(int millis) {
    put("x", "red", "1");
    put("y", "blue", "1");
    put("z", "blue", "1");
    Recipe red = red().watch("more").now();
    world.minutes(5).start(red);
    world.minutes(5).apply(recipe("a").watch("more").now());
    world.run(Duration.ofMillis(millis)).apply(red);
    put("x", "red", "2");
    world.minutes(5);
    assertEquals(List.of("x"), world.keys("a"));
  }

  @Test
  void whatAPollShowedAfterOneThatFailedIsDeliveredThoughItChangedBack() {
    put("x", "red", "1");
    world.minutes(5).start(red().watch("more").now());
    world.minutes(5);
    world.acme.failNext(reset(), 1);
    world.intake.apply(List.of(recipe("a").watch("more").now()));
    world.run(Duration.ofSeconds(1));
    put("x", "red", "2");
    world.done(world.intake.poll("a"));
    put("x", "red", "1");
    world.minutes(5);
    assertEquals(
        List.of("2", "1"),
        world.runs.stream().map(run -> run.record().path("more").asText()).toList());
  }

  @Test
  void whatOthersHadReadIsDeliveredThoughThePollThatWasToBringItFailed() {
    Recipe other = recipe("b").now();
    world.start(red().now(), other);
    world.minutes(5);
    put("x", "red", "1");
    world.done(world.intake.poll("b"));
    world.acme.failNext(reset(), 1);
    world.intake.apply(List.of(recipe("a").now(), other));
    world.run(Duration.ofSeconds(1));
    world.apply(red().now(), other);
    world.minutes(5);
    assertEquals(List.of("x"), world.keys("a"));
  }

  private static RecipeBuilder changesOfAgeless() {
    return recipe("a").on(Specs.AGELESS).fire(Recipe.Fire.CHANGED);
  }

  @Test
  void whatChangesAfterTheFirstPollOfInputsIsDeliveredAfterTheNextEdit() {
    world.acme.shape = Specs.ageless();
    put("x", "blue", "1");
    world.minutes(5).start(changesOfAgeless().with("group", "red").now());
    world.minutes(5);
    world.apply(changesOfAgeless().with("group", "blue").now());
    world.run(Duration.ofSeconds(1));
    put("x", "blue", "2");
    world.apply(changesOfAgeless().now());
    world.minutes(5);
    assertEquals(List.of("x"), world.keys("a"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatWasCreatedBeforeAnUnfinishedReadingsWatermarkAndChangedLaterIsDelivered(boolean crash) {
    Recipe red = red().on(Specs.ASCENDING).now();
    Recipe all = recipe("a").on(Specs.ASCENDING).now();
    world.limits = World.onePageAPoll();
    world.acme.pageSize = 2;
    world.start(red);
    world.minutes(5);
    world.acme.failNext(reset(), 100);
    put("x", "red", "1");
    world.minutes(2);
    put("y", "red", "1");
    put("z", "red", "1");
    world.minutes(1);
    put("x", "red", "2");
    world.acme.scripted.clear();
    world.done(world.intake.poll("a"));
    world.run(Duration.ofSeconds(1));
    if (crash) {
      world.restart(all);
    } else {
      world.apply(all);
    }
    world.minutes(5);
    assertEquals(List.of("x", "y", "z"), world.keys("a").stream().sorted().toList());
  }
}
