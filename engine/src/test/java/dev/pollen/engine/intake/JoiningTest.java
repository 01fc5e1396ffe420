package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.kit.MemoryJournal.Fate;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.Recipe.Fire;
import dev.pollen.engine.spi.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How recipes begin: pains "first-run floods" and "missed records". */
class JoiningTest {
  private final World world = new World();

  @Test
  void whatWasThereBeforeTheJoinFloodsNobody() {
    world.acme.put("old1");
    world.acme.put("old2");
    world.minutes(1).start(recipe("a").now());
    world.minutes(3);
    assertEquals(List.of(), world.keys("a"));
    assertEquals(0, world.writes.stream().flatMap(List::stream).filter(World::isLog).count());
  }

  @Test
  void whatIsCreatedAfterTheJoinFires() {
    world.start(recipe("a").now());
    world.minutes(2).acme.put("fresh");
    world.minutes(2);
    assertEquals(List.of("fresh"), world.keys("a"));
  }

  @Test
  void whatIsCreatedWhileTheBaselineIsStillBeingReadFires() {
    world.acme.delay = Duration.ofSeconds(10);
    world.acme.put("old");
    world.minutes(1).start(recipe("a").now());
    world.run(Duration.ofSeconds(3)).acme.put("fresh");
    world.minutes(3);
    assertEquals(List.of("fresh"), world.keys("a"));
  }

  @Test
  void theBaselineIsTakenAtOnceAndSharedByAllWhoJoin() {
    world.start(
        recipe("a").every(Duration.ofMinutes(15)).now(),
        recipe("b").every(Duration.ofMinutes(15)).now());
    world.run(Duration.ofSeconds(2));
    assertTrue(world.acme.asks.size() <= 2, world.acme.asks::toString);
    assertEquals("live", world.state("a").state());
    assertEquals("live", world.state("b").state());
  }

  @Test
  void aJoinerOfAnOldFeedGetsOnlyWhatIsCreatedAfterItJoined() {
    world.start(recipe("a").now());
    world.minutes(2).acme.put("forA");
    world.run(Duration.ofSeconds(1)).apply(recipe("a").now(), recipe("b").now());
    world.minutes(2).acme.put("forBoth");
    world.minutes(2);
    assertEquals(List.of("forA", "forBoth"), world.keys("a"));
    assertEquals(List.of("forBoth"), world.keys("b"));
  }

  @Test
  void fromTheBeginningMeansEverythingOnce() {
    world.acme.put("old1");
    world.acme.put("old2");
    world.minutes(1).start(recipe("a").fromBeginning().now());
    world.minutes(2).acme.put("fresh");
    world.minutes(2);
    assertEquals(List.of("old1", "old2", "fresh"), world.keys("a"));
  }

  @Test
  void fromTheBeginningOnASharedFeedReadsThePastByItself() {
    world.acme.put("old1");
    world.acme.put("old2");
    world.minutes(1).start(recipe("a").now());
    world.minutes(2).apply(recipe("a").now(), recipe("b").fromBeginning().now());
    world.acme.put("during");
    world.minutes(3).acme.put("fresh");
    world.minutes(3);
    assertEquals(List.of("during", "fresh"), world.keys("a"));
    assertEquals(List.of("during", "fresh", "old1", "old2"), sorted("b"));
    assertEquals(4, world.runs.stream().filter(run -> run.recipe().equals("b")).count());
  }

  @Test
  void anOwnFeedIsForgottenWhenItKnowsWhatTheSharedOneKnows() {
    world.acme.put("old1");
    world.minutes(1).start(recipe("a").now());
    world.minutes(2).apply(recipe("a").now(), recipe("b").fromBeginning().now());
    world.minutes(5);
    assertEquals(1, world.feedRows().size());
    assertEquals(2, world.places().size());
    assertEquals("live", world.state("b").state());
  }

  @Test
  void anOwnFeedIsKeptUntilItsEndIsWritten() {
    world.acme.put("old1");
    world.minutes(1).start(recipe("a").now());
    world.fate =
        changes ->
            changes.stream().anyMatch(Change.SubscriptionDropped.class::isInstance)
                ? Fate.REFUSED
                : Fate.KEPT;
    world.minutes(2).apply(recipe("a").now(), recipe("b").fromBeginning().now());
    world.minutes(10);
    assertEquals("live", world.state("b").state());
    assertEquals(2, world.feedRows().size());
    world.fate = changes -> Fate.KEPT;
    world.minutes(3);
    assertEquals("live", world.state("b").state());
    assertEquals(1, world.feedRows().size());
    assertEquals(List.of("old1"), sorted("b"));
  }

  @Test
  void aCrashInTheMiddleOfThePastLosesAndRepeatsNothing() {
    world.acme.put("old1");
    world.acme.put("old2");
    world.minutes(1).start(recipe("a").now());
    world.minutes(2).apply(recipe("a").now(), recipe("b").fromBeginning().now());
    world.run(Duration.ofMillis(7)).restart(recipe("a").now(), recipe("b").fromBeginning().now());
    world.minutes(5);
    assertEquals(List.of("old1", "old2"), sorted("b"));
    assertEquals(1, world.feedRows().size());
  }

  /** What the one page showed is known to the feed, and was not given to anybody. */
  @Test
  void fromTheBeginningMeansAlsoWhatAReadingShowedThatNeverCameToItsEnd() {
    world.acme.put("old1");
    world.acme.put("old2");
    world.acme.pageSize = 1;
    world.limits = World.onePageAPoll();
    world.minutes(1).start(recipe("a").now());
    world.run(Duration.ofSeconds(30)).restart(recipe("a").now(), recipe("b").fromBeginning().now());
    world.minutes(5);
    assertEquals(List.of("old1", "old2"), sorted("b"));
    assertEquals(List.of(), sorted("a"));
    assertEquals(1, world.feedRows().size());
  }

  @Test
  void fromAnInstantMeansWhatWasCreatedSinceThen() {
    world.acme.put("old");
    world.minutes(60);
    java.time.Instant from = world.now();
    world.minutes(1).acme.put("recent");
    world.minutes(1).start(recipe("a").from(from).now());
    world.minutes(2);
    assertEquals(List.of("recent"), world.keys("a"));
  }

  @Test
  void whatTheReadOfThePastSawAndDidNotGiveIsDeliveredOnceItChanged() {
    Recipe other = recipe("a").fire(Fire.NEW_OR_CHANGED).now();
    world.acme.put("old");
    world.minutes(1).start(other);
    world.minutes(1);
    Recipe joiner = recipe("b").fire(Fire.NEW_OR_CHANGED).from(world.now()).now();
    world.minutes(1);
    world.intake.apply(List.of(other, joiner));
    int asked = world.acme.asks.size() + 1;
    world.time.runUntil(world.now().plusSeconds(5), () -> world.acme.asks.size() == asked);
    world.acme.failNext(Fault.of(Fault.Kind.UNREACHABLE, "reset"), 1);
    world.run(Duration.ofSeconds(1));
    world.acme.put("old");
    world.minutes(5);
    assertEquals(List.of("old"), world.keys("b"));
    assertEquals(1, world.feedRows().size());
  }

  @Test
  void aClockThatRunsBehindTheVendorsMissesNothing() {
    world.acme.skew = Duration.ofMinutes(-10);
    world.start(recipe("a").on(Specs.WINDOW).now());
    world.minutes(2).acme.put("fresh");
    world.minutes(3);
    assertEquals(List.of("fresh"), world.keys("a"));
  }

  @Test
  void stampsOfWholeMinutesMissNothing() {
    world.run(Duration.ofSeconds(31)).start(recipe("a").on(Specs.WINDOW).now());
    world
        .run(Duration.ofSeconds(10))
        .acme
        .put("fresh")
        .put("created", "2026-01-05T08:00:00Z")
        .put("changed", "2026-01-05T08:00:00Z");
    world.minutes(3);
    assertEquals(List.of("fresh"), world.keys("a"));
  }

  @Test
  void aThousandRecipesOnOneFeedCostOneRequestAnInterval() {
    Recipe[] many = new Recipe[1_000];
    for (int i = 0; i < many.length; i++) {
      many[i] = recipe("r" + i).now();
    }
    world.start(many);
    world.run(Duration.ofSeconds(10));
    int before = world.acme.asks.size();
    world.acme.put("fresh");
    world.minutes(10);
    assertEquals(10, world.acme.asks.size() - before);
    assertEquals(1_000, world.runs.size());
  }

  @Test
  void aThousandFeedsStartWithinSecondsButNotAtOnce() {
    world.acme.delay = Duration.ofMillis(1);
    Recipe[] many = new Recipe[1_000];
    for (int i = 0; i < many.length; i++) {
      many[i] = recipe("r" + i).with("url", "u" + i).every(Duration.ofMinutes(15)).now();
    }
    world.start(many);
    world.run(Duration.ofSeconds(5));
    assertTrue(world.acme.asks.size() >= 1_000, "" + world.acme.asks.size());
    assertTrue(world.acme.mostUnderWay < 20, "" + world.acme.mostUnderWay);
  }

  private List<String> sorted(String recipe) {
    return world.keys(recipe).stream().sorted().toList();
  }
}
