package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Edits after which a recipe begins anew, and says so. */
class EditsAnewTest extends RedReader {
  @Test
  void recordsThatDoNotSayWhenTheyWereCreatedAreANewBaselineAndThatIsSaid() {
    world.acme.shape = Specs.ageless();
    put("old red", "red");
    put("old blue", "blue");
    world.start(red(Specs.AGELESS).now());
    world.minutes(5);
    List<String> lines = world.apply(recipe("a").on(Specs.AGELESS).now());
    assertTrue(lines.get(0).contains("taken as known"), lines::toString);
    world.minutes(5);
    put("later", "blue");
    world.minutes(5);
    assertEquals(List.of("later"), world.keys("a"));
  }

  @Test
  void anotherOperationBeginsAnewAndSaysSo() {
    between(red);
    List<String> lines = world.apply(recipe("a").on(Specs.WINDOW).now());
    assertTrue(lines.get(0).contains("acme.window instead of acme.list"), lines::toString);
    assertTrue(lines.get(0).contains("is not delivered"), lines::toString);
    world.minutes(5);
    assertEquals(List.of("given"), world.keys("a"));
  }

  /** An operation and the one that replaces it list the same records. */
  @Test
  void whatItWasGivenIsNotGivenOnceMoreThoughTheEditBeforeHadNotBeenRead() {
    world.start(recipe("a").now(), recipe("b").now());
    world.minutes(3).acme.put("x");
    world.run(Duration.ofSeconds(1)).done(world.intake.poll("a"));
    world.run(Duration.ofSeconds(1)).done(world.intake.pause(Optional.of("a")));
    assertEquals(List.of("x"), world.keys("a"));
    world.apply(recipe("a").with("list", "other").now(), recipe("b").now());
    world.apply(recipe("a").on(Specs.WINDOW).now(), recipe("b").now());
    world.done(world.intake.resume(Optional.of("a")));
    world.minutes(5);
    assertEquals(List.of("x"), world.keys("a"));
  }

  @Test
  void recordsThatAreNamedByAnotherFieldBeginAnewAndThatIsSaid() {
    between(red);
    world
        .acme
        .records
        .values()
        .forEach(
            one ->
                ((com.fasterxml.jackson.databind.node.ObjectNode) one)
                    .put("name", one.path("id").asText() + "!"));
    world.acme.shape = Specs.shape("/name");
    world.apply(all);
    world.minutes(5);
    assertEquals(List.of("given"), world.keys("a"));
    assertTrue(
        world.told.stream().anyMatch(words -> words.contains("the edit names records differently")),
        world.told::toString);
  }
}
