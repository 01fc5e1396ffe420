package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.Recipe.Fire;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Edits, pauses, departures, floods: where most duplicates and silent losses come from. */
class LifecycleTest {
  private final World world = new World();
  private final Recipe plain = recipe("a").now();

  @Test
  void applyingTheSameRecipesAgainChangesNothing() {
    world.start(plain);
    world.minutes(2).acme.put("x");
    assertEquals(List.of(), world.apply(plain));
    world.minutes(2);
    assertEquals(List.of("x"), world.keys("a"));
    assertEquals(1, world.acme.triggers);
  }

  @Test
  void anEditThatReadsTheSameGoesOnWhereItStood() {
    world.start(plain);
    world.minutes(2).acme.put("x");
    List<String> lines = world.apply(recipe("a").every(Duration.ofMinutes(2)).now());
    world.minutes(5);
    assertEquals(List.of("x"), world.keys("a"));
    assertTrue(lines.get(0).contains("goes on where it stood"), lines::toString);
  }

  @Test
  void anEditThatReadsSomethingElseGoesOnAndSaysSo() {
    world.acme.put("old");
    world.minutes(1).start(plain);
    List<String> lines = world.minutes(2).apply(recipe("a").with("list", "other").now());
    world.minutes(2).acme.put("fresh");
    world.minutes(2);
    assertTrue(
        lines.get(0).contains("goes on with other inputs: what was created from"), lines::toString);
    assertEquals(List.of("fresh"), world.keys("a"));
    assertEquals(1, world.feedRows().size());
    assertEquals(1, world.places().size());
  }

  @Test
  void whatWasTakenInBeforeSuchAnEditStillRuns() {
    world.start(plain);
    world.room = 1;
    world.minutes(2).acme.put("x");
    world.acme.put("y");
    world.minutes(2).apply(recipe("a").with("list", "other").now());
    world.minutes(2).makeRoom(10);
    world.minutes(1);
    assertEquals(List.of("x", "y"), world.keys("a"));
  }

  @Test
  void aRecipeThatReturnsGoesOnWhereItStopped() {
    world.start(plain);
    world.minutes(2).apply();
    int asked = world.acme.asks.size();
    world.acme.put("meanwhile");
    world.minutes(10);
    assertEquals(asked, world.acme.asks.size());
    List<String> lines = world.apply(plain);
    world.minutes(2);
    assertTrue(lines.get(0).contains("is back"), lines::toString);
    assertEquals(List.of("meanwhile"), world.keys("a"));
  }

  @Test
  void aRestartDropsNothingAndRepeatsNothing() {
    world.start(plain);
    world.minutes(2).acme.put("before");
    world.minutes(2).acme.put("down");
    world.restart(plain);
    world.minutes(2).acme.put("after");
    world.minutes(2);
    assertEquals(List.of("before", "down", "after"), world.keys("a"));
  }

  @Test
  void aPausedRecipeKeepsItsRecordsThroughARestart() {
    world.start(plain);
    world.minutes(2).done(world.intake.pause(Optional.of("a")));
    world.acme.put("x");
    world.minutes(2).restart(plain);
    world.minutes(2);
    assertEquals("paused", world.state("a").state());
    assertEquals(List.of(), world.keys("a"));
    world.done(world.intake.resume(Optional.of("a")));
    world.minutes(2);
    assertEquals(List.of("x"), world.keys("a"));
  }

  @Test
  void aPausedRecipeThatSkipsDeliversOnlyWhatComesAfterIt() {
    Recipe skipping = recipe("a").skipsWhilePaused().now();
    world.start(skipping);
    world.minutes(2).done(world.intake.pause(Optional.empty()));
    world.acme.put("meanwhile");
    world.minutes(5).done(world.intake.resume(Optional.empty()));
    world.minutes(2).acme.put("fresh");
    world.minutes(2);
    assertEquals(List.of("fresh"), world.keys("a"));
  }

  @Test
  void aDisabledRecipeIsNotPolledAndGoesOnWhenEnabled() {
    world.start(plain);
    world.minutes(2).apply(recipe("a").disabled().now());
    int asked = world.acme.asks.size();
    world.acme.put("x");
    world.minutes(5);
    assertEquals(asked, world.acme.asks.size());
    world.apply(plain);
    world.minutes(2);
    assertEquals(List.of("x"), world.keys("a"));
  }

  @Test
  void aResumeReachesThePlaceThatAnEditLeftWhileTheRecipeWasPaused() {
    world.room = 0;
    world.start(plain);
    world.minutes(2).acme.put("before");
    world.minutes(2).done(world.intake.pause(Optional.of("a")));
    world.apply(recipe("a").with("list", "other").now());
    world.minutes(1).makeRoom(10);
    world.minutes(1);
    assertEquals(List.of(), world.keys("a"));
    world.done(world.intake.resume(Optional.of("a")));
    world.minutes(2);
    assertEquals(List.of("before"), world.keys("a"));
  }

  @Test
  void aChangedStartFromIsNotIgnoredWithoutAWord() {
    world.start(plain);
    world.minutes(2);
    List<String> lines =
        world.apply(recipe("a").fromBeginning().every(Duration.ofMinutes(3)).now());
    assertEquals(1, lines.size());
    assertTrue(
        lines.get(0).contains("'start_from' counts when a recipe first joins"), lines.get(0));
  }

  @Test
  void aStartFromThatWasChangedWhileTheEngineWasStoppedIsToldOnce() {
    world.start(plain);
    world.minutes(2);
    Recipe changed = recipe("a").fromBeginning().every(Duration.ofMinutes(3)).now();
    List<String> lines = world.restart(changed);
    assertEquals(1, lines.size());
    assertTrue(
        lines.get(0).contains("'start_from' counts when a recipe first joins"), lines.get(0));
    assertEquals(List.of(), world.restart(changed));
  }

  @Test
  void aFloodIsHeldUntilAPersonReleasesIt() {
    world.start(recipe("a").flood(2).now(), recipe("b").now());
    world.minutes(2);
    flood();
    assertEquals(List.of(), world.keys("a"));
    assertEquals(3, world.keys("b").size());
    assertEquals("held", world.state("a").state());
    assertEquals(3, world.done(world.intake.release("a")));
    world.minutes(1);
    assertEquals(List.of("f0", "f1", "f2"), world.keys("a"));
  }

  @Test
  void nothingOvertakesAHeldFloodEvenAfterARestart() {
    world.start(recipe("a").flood(2).now());
    world.minutes(2);
    flood();
    world.restart(recipe("a").flood(2).now());
    world.minutes(2).acme.put("later");
    world.minutes(2);
    assertEquals(List.of(), world.keys("a"));
    world.done(world.intake.release("a"));
    world.minutes(1);
    assertEquals(List.of("f0", "f1", "f2", "later"), world.keys("a"));
  }

  @Test
  void aDroppedFloodIsMovedPastAndNeverRuns() {
    world.start(recipe("a").flood(2).now());
    world.minutes(2);
    flood();
    assertEquals(3, world.done(world.intake.drop("a")));
    world.acme.put("later");
    world.minutes(2).restart(recipe("a").flood(2).now());
    world.minutes(2);
    assertEquals(List.of("later"), world.keys("a"));
  }

  @Test
  void aFirstReadOfThePastIsNoFlood() {
    flood();
    world.start(recipe("a").flood(2).fromBeginning().now());
    world.minutes(2);
    assertEquals(3, world.keys("a").size());
  }

  @Test
  void whatDoesNotFitWaitsInTheJournalAndStopsNobodyElse() {
    world.room = 5;
    world.start(plain);
    world.minutes(2);
    for (int i = 0; i < 20; i++) {
      world.acme.put("r" + i);
    }
    world.minutes(2);
    assertEquals(5, world.runs.size());
    assertEquals(15, world.state("a").backlog());
    world.makeRoom(100);
    world.minutes(1);
    assertEquals(20, world.runs.size());
  }

  @Test
  void aBrokenRecipeIsALineAndStopsNoOther() {
    List<String> lines = world.start(recipe("bad").on("acme.nothing").now(), plain);
    world.minutes(2).acme.put("x");
    world.minutes(2);
    assertTrue(lines.stream().anyMatch(line -> line.contains("acme.nothing")), lines::toString);
    assertEquals(List.of("x"), world.keys("a"));
  }

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
    world.start(plain);
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

  @Test
  void anotherIdentityInTheCatalogTakesANewBaselineAndFloodsNobody() {
    world.acme.put("x", "key", "kx");
    world.minutes(1).start(plain);
    world.minutes(2).acme.shape = Specs.shape("/key");
    world.minutes(3);
    assertEquals(List.of(), world.keys("a"));
    assertTrue(world.told.stream().anyMatch(line -> line.startsWith("feed.rebaselined")));
    world.acme.put("y", "key", "ky");
    world.minutes(2);
    assertEquals(List.of("y"), world.keys("a"));
  }

  @Test
  void whatWasTakenInBeforeTheIdentityChangedIsStillDelivered() {
    world.room = 0;
    world.start(plain);
    world.minutes(2).acme.put("x", "key", "kx");
    world.minutes(2).acme.shape = Specs.shape("/key");
    world.minutes(3).restart(plain);
    world.minutes(2).makeRoom(10);
    world.minutes(2);
    assertEquals(List.of("x"), world.keys("a"));
    world.acme.put("y", "key", "ky");
    world.minutes(2);
    assertEquals(List.of("x", "y"), world.keys("a"));
  }

  @Test
  void anotherIgnoredFieldInTheCatalogIsNoChangeOfEveryRecord() {
    world.acme.put("x", "n", 1);
    world.minutes(1).start(recipe("a").fire(Fire.NEW_OR_CHANGED).now());
    world.minutes(2).acme.shape = Specs.shape("/id", "/n");
    world.minutes(3);
    assertEquals(List.of(), world.keys("a"));
    world.acme.put("x", "n", 2, "other", 3);
    world.minutes(2);
    assertEquals(List.of("x"), world.keys("a"));
  }

  @Test
  void aFeedOfWhichTheRecipeIsAwayTooLongIsForgotten() {
    world.start(plain);
    world.minutes(2).apply();
    world.run(Duration.ofDays(31)).restart();
    assertEquals(List.of(), world.feedRows());
    assertEquals(List.of(), world.places());
  }

  @Test
  void explainSaysWhyARecordDidOrDidNotCount() {
    world.acme.put("old");
    world.minutes(1).start(plain, recipe("c").fire(Fire.CHANGED).now());
    world.minutes(2).acme.put("x");
    world.minutes(2);
    assertTrue(explain("a", "x").contains("counts for the recipe"), explain("a", "x"));
    assertTrue(explain("c", "x").contains("fires for changes only"), explain("c", "x"));
    assertTrue(explain("a", "old").contains("baseline"), explain("a", "old"));
    assertTrue(explain("a", "nobody").contains("never returned"), explain("a", "nobody"));
  }

  private String explain(String recipe, String key) {
    return String.join("\n", world.done(world.intake.explain(recipe, key)));
  }

  private void flood() {
    for (int i = 0; i < 3; i++) {
      world.acme.put("f" + i);
    }
    world.minutes(2);
  }
}
