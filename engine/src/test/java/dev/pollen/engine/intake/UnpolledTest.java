package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.recipe.Recipe;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs that no poll of a system brings: those of a button and of a clock. */
class UnpolledTest {
  private final World world = new World();

  @Test
  void aManualStartIsDurableWhenItAnswers() {
    world.start(recipe("m").on(Specs.BUTTON).now(), recipe("other").on(Specs.BUTTON).now());
    var record = JsonNodeFactory.instance.objectNode().put("id", "by hand");
    RunId run = world.done(world.intake.offer("m", record));
    assertTrue(world.done(world.journal.run(run)).isPresent());
    assertEquals(List.of("by hand"), world.keys("m"));
    assertEquals(List.of(), world.keys("other"));
  }

  @Test
  void onlyManualRecipesAreStartedByHand() {
    world.start(recipe("a").now());
    Throwable why = world.failure(world.intake.offer("a", JsonNodeFactory.instance.objectNode()));
    assertInstanceOf(IllegalStateException.class, why);
    assertInstanceOf(IllegalArgumentException.class, world.failure(world.intake.poll("nobody")));
  }

  @Test
  void everyTickOfAClockIsOneRunAndMissedOnesAreOne() {
    Recipe ticks = recipe("t").on(Specs.CLOCK).now();
    world.start(ticks);
    world.run(Duration.ofSeconds(190));
    assertEquals(3, world.runs.size());
    world.restart();
    world.minutes(10).apply(ticks);
    world.run(Duration.ofSeconds(1));
    assertEquals(4, world.runs.size());
    assertTrue(world.feedRows().get(0).seenKeys() <= 5);
  }
}
