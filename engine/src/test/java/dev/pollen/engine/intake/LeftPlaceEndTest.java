package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static dev.pollen.engine.kit.MemoryJournal.Fate.KEPT;
import static dev.pollen.engine.kit.MemoryJournal.Fate.REFUSED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.recipe.Recipe;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A place that an edit left behind goes when nothing is left for it, and what ends it is done. */
class LeftPlaceEndTest {
  private static final String INPUT = "list";

  private final World world = new World();
  private final Recipe plain = recipe("a").now();
  private final Recipe other = recipe("b").now();
  private final RecipeBuilder skipping = recipe("a").with(INPUT, "other").skipsWhilePaused();

  private void takenIn() {
    world.start(plain, other);
    world.minutes(2).room = 0;
    world.acme.put("x");
    world.minutes(2);
  }

  private void refuse(Predicate<Change> which) {
    world.fate = changes -> changes.stream().anyMatch(which) ? REFUSED : KEPT;
  }

  private long places() {
    return world.places().stream().filter(row -> row.recipe().equals("a")).count();
  }

  @Test
  void aPausedRecipeThatIsEditedOftenLeavesNoEmptyPlacesBehind() {
    world.start(plain, other);
    world.acme.put("x");
    world.minutes(3).done(world.intake.pause(Optional.of("a")));
    for (int edit = 0; edit < 8; edit++) {
      world.apply(recipe("a").with(INPUT, "other" + edit).now(), other);
      world.minutes(2);
    }
    assertEquals(1, places());
    assertEquals(2, world.feedRows().size());
  }

  @Test
  void aDisabledRecipeThatIsEditedOftenLeavesNoEmptyPlacesBehind() {
    world.start(plain, other);
    world.acme.put("x");
    world.minutes(3);
    for (int edit = 0; edit < 8; edit++) {
      world.apply(recipe("a").with(INPUT, "other" + edit).disabled().now(), other);
      world.minutes(2);
    }
    assertEquals(1, places());
    assertEquals(2, world.feedRows().size());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ofARecipeThatIsGoneForLongNothingIsKept(boolean whileDown) {
    takenIn();
    world.apply(skipping.now(), other);
    if (whileDown) {
      world.restart(other);
    } else {
      world.apply(other);
    }
    world.run(Duration.ofDays(31)).restart(other);
    assertEquals(0, places());
    assertEquals(1, world.feedRows().size());
    world.apply(plain, other);
    world.makeRoom(100);
    world.minutes(2);
    assertEquals(List.of(), world.keys("a"));
  }

  @Test
  void ofARecipeThatReturnedItIs() {
    takenIn();
    world.apply(recipe("a").with(INPUT, "other").now(), other);
    world.apply(other);
    world.minutes(2).apply(recipe("a").with(INPUT, "other").now(), other);
    world.run(Duration.ofDays(31)).restart(recipe("a").with(INPUT, "other").now(), other);
    world.makeRoom(100);
    world.minutes(2);
    assertEquals(List.of("x"), world.keys("a"));
  }

  @Test
  void aRecipeThatIsGoneAfterItCouldNotJoinAnewRunsNothing() {
    takenIn();
    refuse(
        change ->
            change instanceof Change.FeedPut put && put.feed().operation().equals(Specs.WINDOW));
    world.apply(recipe("a").on(Specs.WINDOW).now(), other);
    world.fate = changes -> KEPT;
    world.apply(other);
    world.makeRoom(100);
    world.minutes(2);
    assertEquals(List.of(), world.keys("a"));
  }

  @Test
  void aSkipThatWasRefusedIsDoneOnceThereIsRoom() {
    takenIn();
    Recipe on = skipping.now();
    world.apply(on, other);
    world.apply(recipe("a").with(INPUT, "other").skipsWhilePaused().disabled().now(), other);
    refuse(Change.SubscriptionDropped.class::isInstance);
    world.apply(on, other);
    world.fate = changes -> KEPT;
    world.minutes(3).restart(on, other);
    world.makeRoom(100);
    world.minutes(3);
    assertEquals(List.of(), world.keys("a"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ofARecipeThatIsThereAllIsKeptThoughItCannotGoOn(boolean disabledOnce) {
    Recipe elsewhere = recipe("a").on(Specs.WINDOW).now();
    world.start(plain, other);
    world.minutes(2).room = 0;
    world.acme.put("x");
    world.minutes(2).apply(elsewhere, other);
    world.known.forget();
    if (disabledOnce) {
      world.restart(recipe("a").on(Specs.WINDOW).disabled().now(), other);
      world.minutes(2).apply(elsewhere, other);
    } else {
      world.restart(elsewhere, other);
    }
    world.run(Duration.ofDays(31)).restart(elsewhere, other);
    world.minutes(2).apply(plain, other);
    world.makeRoom(100);
    world.minutes(2);
    assertEquals(List.of("x"), world.keys("a"));
  }
}
