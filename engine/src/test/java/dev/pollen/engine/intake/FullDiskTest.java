package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.journal.Change.SubscriptionPut;
import dev.pollen.engine.kit.MemoryJournal.Fate;
import dev.pollen.engine.recipe.Recipe;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a person asks for while nothing can be written is refused, and costs nothing. */
class FullDiskTest {
  private final World world = new World();
  private final Recipe plain = recipe("a").now();
  private final Recipe moved = recipe("a").with("list", "other").now();

  @Test
  void anEditThatCouldNotBeWrittenLeavesTheRecipeAsItWas() {
    world.start(plain);
    world.minutes(2);
    full(true);
    world.apply(moved);
    world.minutes(3);
    full(false);
    world.minutes(1).acme.put("fresh");
    world.minutes(3);
    assertEquals(List.of("fresh"), world.keys("a"));
    assertEquals("live", world.state("a").state());
  }

  @Test
  void itIsTakenUpWhenItIsAskedForAgain() {
    world.start(plain);
    world.minutes(2);
    full(true);
    world.apply(moved);
    world.minutes(3);
    full(false);
    world.apply(moved);
    world.minutes(3).acme.put("fresh");
    world.minutes(3);
    assertEquals(List.of("fresh"), world.keys("a"));
    assertEquals(1, world.places().size());
  }

  @Test
  void itIsTakenUpByItselfOnceThereIsRoom() {
    world.start(plain);
    world.minutes(2);
    full(true);
    List<String> lines = world.apply(moved);
    assertTrue(lines.get(0).contains("is not taken up yet, and tried again"), lines.get(0));
    world.minutes(3);
    full(false);
    world.minutes(3).acme.put("fresh");
    world.minutes(3);
    assertEquals(List.of("fresh"), world.keys("a"));
    assertEquals(1, world.places().size());
    assertEquals(List.of(), world.apply(moved), "it is in force");
  }

  @Test
  void aRecipeThatCouldNotJoinJoinsOnceThereIsRoom() {
    world.start();
    full(true);
    world.apply(plain);
    world.minutes(3);
    full(false);
    world.minutes(3).acme.put("fresh");
    world.minutes(3);
    assertEquals(List.of("fresh"), world.keys("a"));
  }

  @Test
  void aPlaceThatCouldNotBeGivenUpWhileItJoinsStays() {
    world.acme.delay = java.time.Duration.ofSeconds(30);
    world.start(plain);
    full(true);
    world.apply(moved);
    full(false);
    world.apply(plain);
    world.minutes(3).acme.put("fresh");
    world.minutes(5);
    assertEquals(List.of("fresh"), world.keys("a"));
  }

  @Test
  void aResumeThatCouldNotSkipSkipsNothing() {
    Recipe skipping = recipe("a").skipsWhilePaused().now();
    world.room = 0;
    world.start(skipping);
    world.minutes(2).acme.put("waiting");
    world.minutes(2).done(world.intake.pause(Optional.empty()));
    world.fate =
        changes ->
            changes.stream().anyMatch(one -> one instanceof SubscriptionPut)
                ? Fate.REFUSED
                : Fate.KEPT;
    world.failure(world.intake.resume(Optional.empty()));
    assertEquals(1, world.state("a").backlog());
  }

  private void full(boolean now) {
    world.fate = changes -> now ? Fate.REFUSED : Fate.KEPT;
  }
}
