package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.FeedRow;
import dev.pollen.engine.kit.MemoryJournal.Fate;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.Recipe.Fire;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Page;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One poll serves all who read the same, also after edits; and going over costs no record. */
class MergingTest {
  private final World world = new World();

  private static Recipe reads(String id, String operation, String group) {
    return readsAll(id, operation).with("group", group).now();
  }

  private static RecipeBuilder readsAll(String id, String operation) {
    return recipe(id).on(operation).fire(Fire.NEW_OR_CHANGED);
  }

  private void put(String id, String more) {
    world.acme.put(id, "group", "blue", "more", more);
  }

  private List<String> versions(String recipe) {
    return world.runs.stream()
        .filter(run -> run.recipe().equals(recipe))
        .map(run -> run.record().path("id").asText() + run.record().path("more").asText())
        .toList();
  }

  private List<String> keys() {
    return world.feedRows().stream().map(FeedRow::key).toList();
  }

  /** Recipe b reads blue; recipe a, which read everything, is edited to do so, too. */
  private void edited(String operation) {
    put("x", "1");
    world.minutes(5).start(readsAll("a", operation).now(), reads("b", operation, "blue"));
    world.minutes(5).apply(reads("a", operation, "blue"), reads("b", operation, "blue"));
  }

  @ParameterizedTest
  @ValueSource(strings = {Specs.LISTING, Specs.WINDOW, Specs.ASCENDING, Specs.AGELESS})
  void whoReadsTheSameSharesOnePollAgainAfterAnEdit(String operation) {
    edited(operation);
    world.minutes(10);
    assertEquals(1, world.feedRows().size(), keys()::toString);
    int before = world.acme.asks.size();
    world.minutes(5);
    assertEquals(5, world.acme.asks.size() - before);
  }

  @ParameterizedTest
  @ValueSource(strings = {Specs.LISTING, Specs.WINDOW, Specs.ASCENDING, Specs.AGELESS})
  void noVersionIsMissedOrRepeatedOnTheWay(String operation) {
    edited(operation);
    for (int version = 2; version < 30; version++) {
      put("x", "" + version);
      world.run(Duration.ofSeconds(61));
    }
    world.minutes(10);
    assertEquals(1, world.feedRows().size(), keys()::toString);
    List<String> all = IntStream.range(2, 30).mapToObj(version -> "x" + version).toList();
    assertEquals(all, versions("a"));
    assertEquals(all, versions("b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {Specs.LISTING, Specs.WINDOW})
  void whereSomethingChangesAllTheTimeOnePollServesAllAgainAllTheSame(String operation) {
    edited(operation);
    List<String> all = new ArrayList<>();
    for (int version = 2; version < 1_000; version++) {
      put("x" + version % 50, "-" + version);
      all.add("x" + version % 50 + "-" + version);
      world.run(Duration.ofSeconds(1));
    }
    world.minutes(3);
    assertEquals(1, world.feedRows().size(), keys()::toString);
    assertEquals(versions("a").stream().distinct().toList(), versions("a"));
    assertTrue(all.containsAll(versions("a")));
  }

  @Test
  void manyWhoWereEditedAlikeShareOnePoll() {
    Recipe[] before = many("red");
    put("x", "1");
    world.minutes(5).start(before);
    world.minutes(5).apply(many("blue"));
    world.minutes(20);
    assertEquals(1, world.feedRows().size(), keys()::toString);
    put("x", "2");
    world.minutes(3);
    IntStream.range(0, 30).forEach(i -> assertEquals(List.of("x2"), versions("r" + i)));
  }

  private static Recipe[] many(String group) {
    return IntStream.range(0, 30)
        .mapToObj(i -> reads("r" + i, Specs.LISTING, group))
        .toArray(Recipe[]::new);
  }

  @Test
  void whileTheSharedPollFailsTheRecipeReadsByItself() {
    edited(Specs.LISTING);
    world.run(Duration.ofSeconds(1));
    put("x", "2");
    world.done(world.intake.poll("b"));
    world.acme.failNext(Fault.of(Fault.Kind.UNREACHABLE, "reset"), 1);
    put("x", "3");
    world.minutes(10);
    assertEquals("x3", versions("a").get(versions("a").size() - 1));
    assertEquals(versions("a").stream().distinct().toList(), versions("a"));
    assertEquals(1, world.feedRows().size(), keys()::toString);
  }

  @Test
  void whatIsReadBesidesTheFormerInputsIsKnownAfterTheWayBack() {
    world.acme.put("red", "group", "red");
    world.minutes(5).start(reads("a", Specs.LISTING, "red"));
    world.minutes(5);
    world.acme.put("given", "group", "red");
    world.minutes(5).apply(reads("a", Specs.LISTING, "blue"));
    world.minutes(20).apply(reads("a", Specs.LISTING, "red"));
    world.minutes(20);
    assertEquals(List.of("given"), world.keys("a"));
  }

  /** The own poll's answer is on its way when the record comes, and the shared one has it. */
  @Test
  void whatTheSharedPollTookInWhileTheOwnOneWasAskingIsDelivered() {
    Recipe blue = readsAll("a", Specs.WINDOW).with("group", "blue").every(Duration.ofDays(1)).now();
    Recipe other = reads("b", Specs.WINDOW, "blue");
    world.minutes(5).start(readsAll("a", Specs.WINDOW).now(), other);
    world.fate = changes -> goesOver(changes) ? Fate.REFUSED : Fate.KEPT;
    world.minutes(5).apply(blue, other);
    world.minutes(5);
    world.fate = changes -> Fate.KEPT;
    Promise<Page> answer = Promise.promise();
    Page none = FakeSystem.page(List.of(), null, world.now());
    world.acme.next(answer::future);
    Future<String> polled = world.intake.poll("a");
    world.run(Duration.ofMillis(1));
    put("y", "1");
    world.done(world.intake.poll("b"));
    answer.complete(none);
    world.done(polled);
    world.minutes(5);
    world.done(world.intake.poll("a"));
    world.minutes(5);
    assertEquals(List.of("y1"), versions("b"));
    assertEquals(List.of("y1"), versions("a"));
    assertEquals(1, world.feedRows().size(), keys()::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {Specs.LISTING, Specs.WINDOW, Specs.ASCENDING, Specs.AGELESS})
  void whatWasGivenBeforeAnEditDoesNotComeAgainAsNewWhenItEntersTheNewInputs(String operation) {
    world.minutes(5).start(recipe("a").on(operation).now());
    world.minutes(1);
    put("x", "1");
    world.minutes(5);
    assertEquals(List.of("x"), world.keys("a"));
    world.apply(recipe("a").on(operation).with("group", "red").now());
    world.minutes(90);
    world.acme.put("x", "group", "red");
    world.minutes(5);
    assertEquals(List.of("x"), world.keys("a"));
  }

  @Test
  void goingOverThatCannotBeWrittenIsTriedAgain() {
    edited(Specs.LISTING);
    world.fate = changes -> goesOver(changes) ? Fate.REFUSED : Fate.KEPT;
    world.minutes(5);
    put("x", "2");
    world.minutes(5);
    assertEquals(2, world.feedRows().size());
    world.fate = changes -> Fate.KEPT;
    world.minutes(5);
    put("x", "3");
    world.minutes(5);
    assertEquals(1, world.feedRows().size());
    assertEquals(List.of("x2", "x3"), versions("a"));
  }

  private static boolean goesOver(List<Change> changes) {
    return changes.stream().anyMatch(Change.SubscriptionDropped.class::isInstance)
        && changes.stream().anyMatch(Change.SubscriptionPut.class::isInstance);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5, 7, 9, 11, 13, 15, 17, 20, 60_000, 61_000})
  void aCrashOnTheWayLosesAndRepeatsNothing(int millis) {
    edited(Specs.LISTING);
    world.run(Duration.ofMillis(millis));
    put("x", "2");
    world.run(Duration.ofMillis(millis));
    world.restart(reads("a", Specs.LISTING, "blue"), reads("b", Specs.LISTING, "blue"));
    put("x", "3");
    world.minutes(10);
    assertEquals(1, world.feedRows().size(), keys()::toString);
    assertTrue(
        List.of(List.of("x3"), List.of("x2", "x3")).contains(versions("a")),
        versions("a")::toString);
  }

  @Test
  void aPausedRecipeGoesOverWhenItGoesOn() {
    edited(Specs.LISTING);
    world.done(world.intake.pause(Optional.of("a")));
    put("x", "2");
    world.minutes(10);
    assertEquals(List.of(), versions("a"));
    world.done(world.intake.resume(Optional.of("a")));
    world.minutes(10);
    assertEquals(List.of("x2"), versions("a"));
    assertEquals(1, world.feedRows().size(), keys()::toString);
  }

  private long placeOf(String recipe) {
    return world.places().stream()
        .filter(place -> place.recipe().equals(recipe) && !place.isLeft())
        .findFirst()
        .orElseThrow()
        .id();
  }

  @ParameterizedTest
  @ValueSource(strings = {Specs.LISTING, Specs.WINDOW, Specs.ASCENDING, Specs.AGELESS})
  void nobodyGoesOverToAFeedThatBeganWithWhatWasReadLater(String operation) {
    world.start(reads("a", operation, "red"), reads("c", operation, "red"));
    world.minutes(5);
    put("y", "1");
    world.room = 0;
    world.apply(reads("a", operation, "blue"), reads("c", operation, "blue"));
    world.minutes(20);
    put("x", "1");
    world.done(world.intake.poll("a"));
    long place = placeOf("c");
    Runnable later = world.waiting.remove(place);
    world.makeRoom(10);
    world.run(Duration.ofSeconds(1));
    world.waiting.put(place, later);
    world.makeRoom(0);
    world.minutes(10);
    assertEquals(List.of("y1", "x1"), versions("a"));
    assertEquals(List.of("y1", "x1"), versions("c"));
    assertEquals(1, world.feedRows().size(), keys()::toString);
  }

  private String about(String key) {
    return String.join("; ", world.done(world.intake.explain("a", key)));
  }

  @Test
  void whatItsOwnPollBroughtIsToldAsGiven() {
    edited(Specs.LISTING);
    put("x", "2");
    world.minutes(10);
    assertEquals(List.of("x2"), versions("a"));
    assertTrue(about("x").contains("given to the recipe by another poll"), () -> about("x"));
    put("z", "1");
    world.minutes(5);
    assertTrue(about("z").contains("it counts for the recipe"), () -> about("z"));
  }

  @Test
  void whatNobodyElseWasToldIsToldAsGiven() {
    put("x", "1");
    world.minutes(5).start(reads("a", Specs.WINDOW, "red"));
    world.minutes(5);
    put("x", "2");
    world.apply(reads("a", Specs.WINDOW, "blue"));
    world.minutes(20);
    assertEquals(List.of("x2"), versions("a"));
    assertTrue(about("x").contains("given to the recipe by another poll"), () -> about("x"));
  }

  @Test
  void whoGoesOverWhileTheEngineStopsPollsNoMore() {
    put("x", "1");
    world.minutes(5).start(reads("a", Specs.LISTING, "red"));
    world.minutes(5);
    world.fate =
        changes -> {
          if (goesOver(changes)) {
            world.intake.stop();
          }
          return Fate.KEPT;
        };
    world.apply(reads("a", Specs.LISTING, "blue"));
    world.minutes(5);
    int asked = world.acme.asks.size();
    world.minutes(5);
    assertEquals(asked, world.acme.asks.size());
    assertTrue(world.feedRows().stream().noneMatch(FeedKey::isOwn), keys()::toString);
  }

  /** Writes show late: the next answer is that of a machine that has none of the last ones. */
  private void nextIsBehind() {
    Instant date = world.acme.now();
    world.acme.next(() -> Future.succeededFuture(FakeSystem.page(List.of(), null, date)));
  }

  @ParameterizedTest
  @ValueSource(strings = {Specs.WINDOW, Specs.ASCENDING})
  void whatTheOwnPollWasNotShownYetIsNotMissed(String operation) {
    edited(operation);
    world.done(world.intake.pause(Optional.of("a")));
    world.minutes(20);
    put("y", "1");
    world.done(world.intake.poll("b"));
    nextIsBehind();
    world.done(world.intake.resume(Optional.of("a")));
    world.minutes(10);
    assertEquals(List.of("y1"), versions("a"));
    assertEquals(1, world.feedRows().size(), keys()::toString);
  }
}
