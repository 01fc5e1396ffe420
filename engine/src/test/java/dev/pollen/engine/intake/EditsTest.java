package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.Recipe.Fire;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Edits skip nothing: pains "missed records" and "duplicates". The recipe reads group {@code red},
 * then everything, or another group.
 */
class EditsTest {
  private final World world = new World();
  private final Recipe red = red(Specs.LISTING).now();
  private final Recipe all = recipe("a").now();

  private static RecipeBuilder red(String operation) {
    return recipe("a").on(operation).with("group", "red");
  }

  private void put(String id, String group) {
    world.acme.put(id, "group", group);
  }

  /** A recipe that has run for a while, and records that its next poll would bring. */
  private void between(Recipe before) {
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

  private List<String> sorted() {
    return world.keys("a").stream().sorted().toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {Specs.LISTING, Specs.WINDOW, Specs.ASCENDING})
  void activepieces13311WhatCameBetweenTheLastPollAndTheEditIsDelivered(String operation) {
    between(red(operation).now());
    List<String> lines = world.apply(recipe("a").on(operation).now());
    world.minutes(5);
    assertEquals(List.of("blue", "given", "red"), sorted());
    assertTrue(
        lines.get(0).contains("goes on with other inputs: what was created from"), lines::toString);
    assertEquals("live", world.state("a").state());
    assertEquals(1, world.feedRows().size(), "it reads what others could read with it");
  }

  @ParameterizedTest
  @ValueSource(strings = {Specs.LISTING, Specs.WINDOW})
  void activepieces14701TheSameThoughTheEditCameWhileTheDaemonWasStopped(String operation) {
    between(red(operation).now());
    world.restart(recipe("a").on(operation).now());
    world.minutes(5);
    assertEquals(List.of("blue", "given", "red"), sorted());
  }

  @ParameterizedTest
  @ValueSource(strings = {Specs.LISTING, Specs.WINDOW})
  void n8n37436NothingThatItWasGivenComesAgain(String operation) {
    put("first", "red");
    world.minutes(5).start(red(operation).fromBeginning().now());
    world.minutes(5);
    put("second", "red");
    world.minutes(5).apply(recipe("a").on(operation).fromBeginning().now());
    world.minutes(5).apply(red(operation).fromBeginning().now());
    world.minutes(5);
    assertEquals(List.of("first", "second"), world.keys("a"));
  }

  @Test
  void whoAskedForTheBeginningIsGivenWhatOnlyTheNewInputsList() {
    put("old red", "red");
    put("old blue", "blue");
    world.minutes(5).start(red(Specs.WINDOW).fromBeginning().now());
    world.minutes(5).apply(recipe("a").on(Specs.WINDOW).fromBeginning().now());
    world.minutes(5);
    assertEquals(List.of("old blue", "old red"), sorted());
  }

  @Test
  void aFeedThatOthersHaveReadMeanwhileSkipsNothingEither() {
    Recipe other = recipe("b").now();
    world.start(red, other);
    world.minutes(5);
    put("blue", "blue");
    world.done(world.intake.poll("b"));
    put("red", "red");
    world.done(world.intake.poll("a"));
    world.apply(all, other);
    world.minutes(5);
    assertEquals(List.of("blue", "red"), sorted());
    assertEquals(2, world.runs.stream().filter(run -> run.recipe().equals("b")).count());
  }

  @Test
  void aChangeThatCameBetweenIsDeliveredOnce() {
    put("x", "red");
    put("y", "red");
    world.minutes(5).start(red(Specs.WINDOW).fire(Fire.CHANGED).now());
    world.minutes(5);
    put("x", "red");
    world.minutes(5);
    world.acme.put("y", "group", "red", "more", "1");
    world.run(Duration.ofSeconds(1)).apply(recipe("a").on(Specs.WINDOW).fire(Fire.CHANGED).now());
    world.minutes(5);
    assertEquals(List.of("x", "y"), world.keys("a"));
  }

  @Test
  void aWatchedChangeThatCameBetweenIsDeliveredOnce() {
    put("x", "red");
    world.minutes(5).start(red(Specs.LISTING).watch("more").now());
    world.minutes(5);
    world.acme.put("x", "group", "red", "more", "1");
    world.run(Duration.ofSeconds(1)).apply(recipe("a").watch("more").now());
    world.minutes(5);
    assertEquals(List.of("x"), world.keys("a"));
  }

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

  @Test
  void aPausedRecipeIsGivenEverythingWhenItGoesOn() {
    between(red);
    world.done(world.intake.pause(Optional.of("a")));
    world.apply(all);
    world.minutes(5);
    assertEquals(List.of("given"), world.keys("a"));
    put("later", "blue");
    world.done(world.intake.resume(Optional.of("a")));
    world.minutes(5);
    assertEquals(List.of("blue", "given", "later", "red"), sorted());
  }

  @Test
  void aPausedRecipeThatSkipsIsGivenNothingOfTheTimeBetween() {
    between(red(Specs.LISTING).skipsWhilePaused().now());
    world.done(world.intake.pause(Optional.of("a")));
    world.apply(recipe("a").skipsWhilePaused().now());
    world.minutes(5);
    world.done(world.intake.resume(Optional.of("a")));
    world.minutes(5);
    put("later", "blue");
    world.minutes(5);
    assertEquals(List.of("given", "later"), world.keys("a"));
  }

  @Test
  void aPausedRecipeThatSkipsGoesOnThoughItsPrivateReadWasReadAndNotDelivered() {
    between(red(Specs.LISTING).skipsWhilePaused().now());
    world.room = 0;
    world.apply(recipe("a").skipsWhilePaused().now());
    world.minutes(1).done(world.intake.pause(Optional.of("a")));
    world.done(world.intake.resume(Optional.of("a")));
    world.makeRoom(100);
    world.minutes(5);
    put("later", "blue");
    world.minutes(5);
    assertEquals(List.of("given", "later"), world.keys("a"));
    assertEquals(1, world.feedRows().size(), "it reads what others could read with it");
  }

  @Test
  void aRecipeThatIsDisabledByTheSameEditIsGivenEverythingOnceItIsBack() {
    between(red);
    world.apply(recipe("a").disabled().now());
    world.minutes(5).apply(all);
    world.minutes(5);
    assertEquals(List.of("blue", "given", "red"), sorted());
  }

  @Test
  void aFloodThatIsHeldStaysHeldAndComesOnce() {
    between(red(Specs.LISTING).flood(1).now());
    put("more", "red");
    world.minutes(2);
    assertEquals("held", world.state("a").state());
    put("late blue", "blue");
    world.apply(recipe("a").flood(1).now());
    world.minutes(5);
    assertEquals(List.of("given", "late blue"), sorted());
    assertEquals(2, world.done(world.intake.release("a")));
    world.minutes(5);
    assertEquals(List.of("given", "late blue", "more", "red"), sorted());
  }

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

  @Test
  void anotherStartTogetherWithOtherInputsIsNotLookedAt() {
    between(red);
    world.apply(recipe("a").fromBeginning().now());
    world.minutes(5);
    assertEquals(List.of("blue", "given", "red"), sorted());
  }

  @Test
  void explainSaysWhyARecordDidNotComeAgain() {
    between(red);
    world.apply(all);
    world.minutes(5);
    List<String> lines = world.done(world.intake.explain("a", "old blue"));
    assertTrue(lines.toString().contains("was there when the baseline was taken"), lines::toString);
  }
}
