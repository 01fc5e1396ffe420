package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.engine.recipe.Recipe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A recipe that is off is known to be, and no longer than it is, wherever it reads next. */
class SwitchedOffMovedTest {
  private final World world = new World();
  private final Recipe plain = recipe("a").now();
  private final Recipe skipping = recipe("a").skipsWhilePaused().now();
  private final Recipe skippingOff = recipe("a").skipsWhilePaused().disabled().now();
  private final Recipe other = recipe("b").now();

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void oneThatWasMovedWhileItWasOffIsOnFromWhenItIsEnabled(boolean movedAtOnce) {
    RecipeBuilder there = recipe("a").with("list", "other");
    world.start(plain, other);
    world.minutes(2);
    if (!movedAtOnce) {
      world.apply(recipe("a").disabled().now(), other);
    }
    world.apply(recipe("a").with("list", "other").disabled().now(), other);
    world.minutes(2).apply(there.now(), other);
    world.room = 0;
    world.acme.put("x");
    world.minutes(2).restart(there.skipsWhilePaused().now(), other);
    world.makeRoom(100);
    world.minutes(2);
    assertEquals(List.of("x"), world.keys("a"), "it was on when x came");
  }

  @Test
  void soItIsWhereTheNextEditLeavesIt() {
    RecipeBuilder there = recipe("a").with("list", "other");
    world.start(plain, other);
    world.minutes(2);
    world.apply(recipe("a").with("list", "other").disabled().now(), other);
    world.minutes(2).apply(there.now(), other);
    world.room = 0;
    world.acme.put("x");
    world.minutes(2).apply(recipe("a").with("list", "third").now(), other);
    world.minutes(2);
    world.restart(recipe("a").with("list", "third").skipsWhilePaused().now(), other);
    world.makeRoom(100);
    world.minutes(2);
    assertEquals(List.of("x"), world.keys("a"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void oneThatIsResumedWhileItIsOffIsStillOff(boolean resumed) {
    world.start(skipping, other);
    world.minutes(2).apply(skippingOff, other);
    world.done(world.intake.pause(Optional.of("a")));
    if (resumed) {
      world.done(world.intake.resume(Optional.of("a")));
    }
    world.acme.put("x");
    world.minutes(2).restart(skipping, other);
    world.minutes(2);
    if (!resumed) {
      world.done(world.intake.resume(Optional.of("a")));
    }
    world.minutes(2).acme.put("y");
    world.minutes(2);
    assertEquals(List.of("y"), world.keys("a"));
  }

  @Test
  void whatCameWhileItWasOffIsSkippedThoughItHadNotBegun() {
    world.start(skipping);
    world.apply(skippingOff);
    world.minutes(2).acme.put("x");
    world.minutes(2).apply(recipe("a").on(Specs.WINDOW).skipsWhilePaused().now());
    world.minutes(2).acme.put("y");
    world.minutes(2);
    assertEquals(List.of("y"), world.keys("a"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aStartThatIsStillToComeStays(boolean elsewhere) {
    Instant later = world.now().plus(Duration.ofHours(3));
    RecipeBuilder a = recipe("a").on(Specs.WINDOW).from(later).skipsWhilePaused();
    Recipe on = a.now();
    Recipe off = a.disabled().now();
    Recipe then =
        elsewhere
            ? recipe("a")
                .on(Specs.WINDOW)
                .from(later)
                .skipsWhilePaused()
                .with("list", "other")
                .now()
            : on;
    world.start(on);
    world.minutes(2).apply(off);
    world.minutes(2).apply(then);
    world.minutes(2).acme.put("early");
    world.minutes(2);
    assertEquals(List.of(), world.keys("a"));
    world.minutes(180).acme.put("late");
    world.minutes(2);
    assertEquals(List.of("late"), world.keys("a"));
  }

  @Test
  void whereItCannotGoOnItIsOffToo() {
    Recipe elsewhere = recipe("a").on(Specs.WINDOW).skipsWhilePaused().now();
    Recipe elsewhereOff = recipe("a").on(Specs.WINDOW).skipsWhilePaused().disabled().now();
    world.start(skipping, other);
    world.minutes(2).room = 0;
    world.acme.put("x");
    world.minutes(2).apply(elsewhere, other);
    world.known.forget();
    world.restart(elsewhereOff, other);
    world.minutes(2).apply(skipping, other);
    world.makeRoom(100);
    world.minutes(2);
    assertEquals(List.of(), world.keys("a"));
  }

  @Test
  void thatItBeginsAnewAndSkipsIsForetold() {
    world.start(skipping, other);
    world.minutes(2).apply(skippingOff, other);
    world.acme.put("x");
    world.minutes(2);
    Recipe there = recipe("a").on(Specs.WINDOW).skipsWhilePaused().now();
    int would =
        world
            .done(world.intake.foresee(List.of(there, other)))
            .get(0)
            .poll()
            .orElseThrow()
            .wouldRun();
    world.apply(there, other);
    world.minutes(2);
    assertEquals(world.keys("a").size(), would);
  }
}
