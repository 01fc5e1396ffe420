package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.status.FeedStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A feed whose interval moves within a range. */
class TempoTest {
  private static final Duration QUARTER = Duration.ofMinutes(15);

  private final World world = new World();
  private final Recipe ranged = recipe("a").every(Duration.ofMinutes(1)).upTo(QUARTER).now();

  private FeedStatus feed() {
    return world.done(world.intake.feeds()).get(0);
  }

  private int pollsIn(int minutes) {
    int before = world.acme.asks.size();
    world.minutes(minutes);
    return world.acme.asks.size() - before;
  }

  @Test
  void aQuietFeedIsPolledAsSeldomAsTheRangeAllows() {
    world.start(ranged);
    world.minutes(300);
    assertEquals(QUARTER, feed().every());
    assertEquals(4, pollsIn(60), 1);
  }

  @Test
  void whatItBringsMakesItQuickAgain() {
    world.start(ranged);
    world.minutes(300);
    world.acme.put("x");
    world.minutes(16);
    assertEquals(Duration.ofMinutes(1), feed().every());
    assertEquals(4, pollsIn(4), 1);
  }

  @Test
  void aRestartKeepsThePace() {
    world.start(ranged);
    world.minutes(300);
    world.restart(ranged);
    world.minutes(16);
    assertEquals(QUARTER, feed().every());
  }

  @Test
  void theHastiestOfThoseWhoShareItDecides() {
    world.start(ranged, recipe("b").every(Duration.ofMinutes(5)).now());
    world.minutes(300);
    assertEquals(Duration.ofMinutes(5), feed().every());
    assertEquals(Duration.ofMinutes(11), feed().objective());
  }

  @Test
  void freshnessIsHeldAgainstTheUpperEnd() {
    world.start(ranged);
    world.minutes(3);
    assertEquals(Duration.ofMinutes(31), feed().objective());
    world.minutes(300);
    assertFalse(feed().stale(world.now()));
  }

  @Test
  void itSaysHowItMovesAndWhy() {
    world.start(ranged);
    world.minutes(300);
    String words = feed().pace().orElseThrow();
    assertTrue(words.startsWith("1m to 15m apart: a tenth of the time"), words);
    assertTrue(words.contains("nothing came for 4h"), words);
    assertTrue(world.told.stream().anyMatch(line -> line.contains("every 1m..15m")));
  }
}
