package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.kit.MemoryJournal.Fate;
import dev.pollen.engine.recipe.Recipe;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A pause or a resume that the store refused has not happened. */
class PausesRefusedTest {
  private final World world = new World();
  private final Recipe plain = recipe("a").now();
  private final Recipe skipping = recipe("a").skipsWhilePaused().now();
  private final Recipe other = recipe("b").now();

  @Test
  void aResumeThatCouldNotSkipHasNotHappenedThoughTheDaemonDies() {
    world.start(skipping, other);
    world.minutes(2).done(world.intake.pause(Optional.of("a")));
    world.acme.put("x");
    world.minutes(2).fate =
        changes ->
            changes.stream().anyMatch(one -> one instanceof Change.SubscriptionPut)
                ? Fate.REFUSED
                : Fate.KEPT;
    world.failure(world.intake.resume(Optional.of("a")));
    world.fate = changes -> Fate.KEPT;
    world.restart(skipping, other);
    world.minutes(2).done(world.intake.resume(Optional.of("a")));
    world.minutes(2);
    assertEquals(List.of(), world.keys("a"));
  }

  @Test
  void aRefusedPausePausesNothingElsewhereEither() {
    world.start(plain, other);
    world.minutes(2).fate = changes -> Fate.REFUSED;
    world.failure(world.intake.pause(Optional.of("a")));
    world.fate = changes -> Fate.KEPT;
    world.minutes(2).apply(recipe("a").with("list", "other").now(), other);
    world.minutes(2).acme.put("x");
    world.minutes(2);
    assertEquals(List.of("x"), world.keys("a"), "nobody was told that it is paused");
  }

  @Test
  void aRefusedResumeResumesNothingElsewhereEither() {
    world.start(skipping, other);
    world.minutes(2).done(world.intake.pause(Optional.of("a")));
    world.minutes(2).fate = changes -> Fate.REFUSED;
    world.failure(world.intake.resume(Optional.of("a")));
    world.fate = changes -> Fate.KEPT;
    world.minutes(2).apply(recipe("a").with("list", "other").skipsWhilePaused().now(), other);
    world.minutes(2).acme.put("x");
    world.minutes(2);
    assertEquals(List.of(), world.keys("a"), "it is paused");
  }

  @Test
  void aPlaceThatCouldNotLeaveLeavesWhileItIsPaused() {
    world.start(plain, other);
    world.minutes(2).done(world.intake.pause(Optional.of("a")));
    world.fate =
        changes ->
            changes.stream().anyMatch(one -> one instanceof Change.SubscriptionDropped)
                ? Fate.REFUSED
                : Fate.KEPT;
    Recipe there = recipe("a").with("list", "other").now();
    world.apply(there, other);
    world.fate = changes -> Fate.KEPT;
    world.minutes(10).apply(there, other);
    world.minutes(10);
    assertEquals(1, world.places().stream().filter(row -> row.recipe().equals("a")).count());
  }
}
