package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static dev.pollen.engine.kit.MemoryJournal.Fate.KEPT;
import static dev.pollen.engine.kit.MemoryJournal.Fate.REFUSED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.FeedRow;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.recipe.Recipe;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The place that an edit leaves behind: it finishes what it had taken in, all of it and no more.
 */
class LeavingTest {
  private final World world = new World();
  private final Recipe plain = recipe("a").now();
  private final Recipe other = recipe("b").now();
  private final Recipe moved = recipe("a").with("list", "other").now();

  private void takenInWithoutRoom(String... records) {
    world.start(plain, other);
    world.minutes(2).room = 0;
    for (String record : records) {
      world.acme.put(record);
    }
    world.minutes(2);
  }

  @Test
  void itTakesNothingOfWhatComesLaterForOthers() {
    takenInWithoutRoom("x");
    world.apply(moved, other);
    world.minutes(2).acme.put("later");
    world.minutes(2).makeRoom(100);
    world.minutes(2);
    List<String> ran = world.keys("a").stream().sorted().toList();
    assertEquals(List.of("later", "x"), ran, "each once, 'later' from the new feed");
  }

  @Test
  void itTakesNothingOfWhatComesLaterThoughTheEngineWasRestarted() {
    takenInWithoutRoom("x");
    world.apply(moved, other);
    world.minutes(2).acme.put("later");
    world.minutes(2).restart(moved, other);
    world.makeRoom(100);
    world.minutes(2);
    assertEquals(List.of("x", "later"), world.keys("a"));
  }

  @Test
  void itGoesOnWhenItsPausedRecipeIsResumed() {
    takenInWithoutRoom("x");
    world.done(world.intake.pause(Optional.of("a")));
    world.makeRoom(100);
    world.apply(moved, other);
    world.minutes(2);
    assertEquals(List.of(), world.keys("a"));
    world.done(world.intake.resume(Optional.of("a")));
    world.minutes(5);
    assertEquals(List.of("x"), world.keys("a"));
    assertEquals(2, world.places().size(), "it has left, and has one place");
  }

  @Test
  void itKeepsAFloodThatIsHeldUntilAPersonDecides() {
    world.start(recipe("a").flood(1).now(), other);
    world.minutes(2).acme.put("x");
    world.acme.put("y");
    world.minutes(2).apply(moved, other);
    world.minutes(2);
    assertEquals(List.of(), world.keys("a"));
    assertEquals(2, world.done(world.intake.release("a")));
    world.minutes(1);
    assertEquals(List.of("x", "y"), world.keys("a"));
  }

  @Test
  void itFinishesThoughTheEditCameWhileTheEngineWasDown() {
    takenInWithoutRoom("x");
    world.restart(moved, other);
    world.makeRoom(100);
    world.minutes(2);
    assertEquals(List.of("x"), world.keys("a"));
  }

  @Test
  void aPollUnderWayWhenTheLastReaderLeavesBringsTheFeedNotBackToLife() {
    world.start(plain);
    world.minutes(2).acme.put("x");
    world.acme.delay = Duration.ofSeconds(50);
    world.run(Duration.ofSeconds(70));
    assertEquals(1, world.acme.underWay, "a poll is under way");
    world.apply(moved);
    world.minutes(5);
    assertEquals(1, world.feedRows().size(), "only that of the new inputs");
  }

  @Test
  void aFeedThatCouldNotBeForgottenIsPolledAgainForWhoReturns() {
    world.start(plain);
    world.minutes(2);
    world.fate = changes -> changes.stream().anyMatch(LeavingTest::forgets) ? REFUSED : KEPT;
    world.apply(moved);
    world.minutes(2).fate = changes -> KEPT;
    world.apply(plain);
    world.minutes(2).acme.put("x");
    world.minutes(2);
    assertEquals(List.of("x"), world.keys("a"));
  }

  /** Among so many loops the account's is not the first, where all belongs that has no other. */
  @Test
  void runsWhoseFeedIsGoneLiveWhereTheirRecipeReadsByNow() {
    world.loops = 7;
    world.start(plain);
    world.minutes(2).acme.put("x");
    world.minutes(2).apply(moved);
    world.minutes(2).acme.put("y");
    world.minutes(2).restart(moved);
    RunRecord before = world.runs.get(0);
    RunRecord now = world.runs.get(1);
    assertEquals(List.of(now.feed()), world.feedRows().stream().map(FeedRow::id).toList());
    assertSame(world.intake.home(now), world.intake.home(before), "else they go side by side");
    assertNotSame(world.first(), world.intake.home(now));
  }

  @Test
  void aRecipeWhoseConnectorCannotReadTheNewInputsReadsOnWhereItDid() {
    world.start(plain);
    world.minutes(2).acme.unfit = true;
    List<String> lines = world.apply(moved);
    assertEquals(
        List.of("recipe 'a' is not taken up: a connector's mistake"), lines, "nothing was written");
    world.acme.put("x");
    world.minutes(2).acme.unfit = false;
    assertEquals(List.of("x"), world.keys("a"));
    world.apply(moved);
    world.acme.put("y");
    world.minutes(2);
    assertEquals(List.of("x", "y"), world.keys("a"));
  }

  private static boolean forgets(Change change) {
    return change instanceof Change.FeedDropped;
  }
}
