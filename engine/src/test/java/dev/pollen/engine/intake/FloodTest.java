package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.engine.Limits;
import dev.pollen.engine.journal.Change;
import dev.pollen.engine.kit.MemoryJournal.Fate;
import dev.pollen.engine.recipe.Recipe;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A flood is held until a person decides; and ways in which it could get past its limit. */
class FloodTest {
  private final World world = new World();
  private final Recipe limited = recipe("a").flood(2).now();

  /** Every poll reads one page, and every page is written by itself. */
  private void inSmallPieces() {
    world.limits =
        new Limits(
            100,
            1_000,
            50,
            1_000,
            1,
            1,
            Duration.ofSeconds(40),
            Duration.ofDays(14),
            Duration.ofDays(7),
            Duration.ofDays(30));
    world.acme.pageSize = 2;
  }

  private void flood(String name, int size) {
    for (int i = 0; i < size; i++) {
      world.acme.put(name + i);
    }
  }

  private static boolean isLast(List<Change> changes) {
    return changes.stream()
        .anyMatch(change -> change instanceof Change.FeedPut put && put.feed().lastNumber() == 6);
  }

  @Test
  void aFloodIsHeldUntilAPersonReleasesIt() {
    world.start(limited, recipe("b").now());
    world.minutes(2);
    flood("f", 3);
    world.minutes(2);
    assertEquals(List.of(), world.keys("a"));
    assertEquals(3, world.keys("b").size());
    assertEquals("held", world.state("a").state());
    assertEquals(3, world.done(world.intake.release("a")));
    world.minutes(1);
    assertEquals(List.of("f0", "f1", "f2"), world.keys("a"));
  }

  @Test
  void nothingOvertakesAHeldFloodEvenAfterARestart() {
    world.start(limited);
    world.minutes(2);
    flood("f", 3);
    world.minutes(2);
    world.restart(limited);
    world.minutes(2).acme.put("later");
    world.minutes(2);
    assertEquals(List.of(), world.keys("a"));
    world.done(world.intake.release("a"));
    world.minutes(1);
    assertEquals(List.of("f0", "f1", "f2", "later"), world.keys("a"));
  }

  @Test
  void aDroppedFloodIsMovedPastAndNeverRuns() {
    world.start(limited);
    world.minutes(2);
    flood("f", 3);
    world.minutes(2);
    assertEquals(3, world.done(world.intake.drop("a")));
    world.acme.put("later");
    world.minutes(2).restart(limited);
    world.minutes(2);
    assertEquals(List.of("later"), world.keys("a"));
  }

  @Test
  void aFirstReadOfThePastIsNoFlood() {
    flood("f", 3);
    world.minutes(2);
    world.start(recipe("a").flood(2).fromBeginning().now());
    world.minutes(2);
    assertEquals(3, world.keys("a").size());
  }

  @Test
  void aFloodIsHeldThoughTheProcessDiesInTheMiddleOfItsReading() {
    world.start(limited);
    world.minutes(2);
    inSmallPieces();
    world.restart(limited);
    world.minutes(2);
    flood("f", 6);
    world.minutes(2);
    assertEquals("live", world.state("a").state());
    world.restart(limited);
    world.minutes(10);
    assertEquals("held", world.state("a").state());
    assertEquals(List.of(), world.keys("a"));
    assertEquals(6, world.done(world.intake.release("a")));
    world.minutes(1);
    assertEquals(6, world.keys("a").size());
  }

  @Test
  void aFloodIsHeldThoughTheLastWriteOfItsReadingFailed() {
    world.start(limited);
    world.minutes(2);
    inSmallPieces();
    world.restart(limited);
    world.minutes(2);
    flood("f", 6);
    world.fate = changes -> isLast(changes) ? Fate.REFUSED : Fate.KEPT;
    world.minutes(10);
    world.fate = changes -> Fate.KEPT;
    world.minutes(10);
    assertEquals("held", world.state("a").state());
    assertEquals(List.of(), world.keys("a"));
  }

  @Test
  void aDroppedFloodStaysDroppedWhenASecondOneComes() {
    world.room = 0;
    world.start(limited);
    world.minutes(2).acme.put("before");
    world.minutes(2);
    flood("first", 3);
    world.minutes(2);
    assertEquals(3, world.done(world.intake.drop("a")));
    flood("second", 3);
    world.minutes(2);
    assertEquals(3, world.done(world.intake.release("a")));
    world.restart(limited);
    world.minutes(1).makeRoom(100);
    world.minutes(2);
    assertEquals(List.of("before", "second0", "second1", "second2"), world.keys("a"));
  }

  @Test
  void fewEventsInSeveralReadingsAreNoFlood() {
    world.start(limited);
    world.minutes(2);
    inSmallPieces();
    world.restart(limited);
    world.minutes(2);
    for (int i = 0; i < 4; i++) {
      flood("f" + i, 2);
      world.minutes(10);
    }
    assertEquals(8, world.keys("a").size());
  }

  @Test
  void aFloodThatAnEditLeftBehindIsStillSaidToBeHeld() {
    world.start(limited, recipe("b").now());
    world.minutes(2);
    flood("f", 6);
    world.minutes(2);
    world.apply(recipe("a").with("group", "red").flood(2).now(), recipe("b").now());
    world.minutes(10);
    assertEquals("held", world.state("a").state());
    assertEquals(6, world.done(world.intake.release("a")));
    world.minutes(2);
    assertEquals(6, world.keys("a").size());
    assertEquals("live", world.state("a").state());
  }

  @Test
  void howARecipeStandsIsToldByWhereItReadsNow() {
    world.start(recipe("a").now(), recipe("b").now());
    world.minutes(2);
    world.room = 0;
    flood("f", 6);
    world.minutes(2);
    world.apply(recipe("a").with("group", "red").now(), recipe("b").now());
    world.minutes(2);
    assertEquals("live", world.state("a").state());
  }
}
