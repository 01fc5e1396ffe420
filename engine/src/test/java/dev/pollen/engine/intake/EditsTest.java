package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.Recipe.Fire;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Edits skip nothing: pains "missed records" and "duplicates". */
class EditsTest extends RedReader {
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
