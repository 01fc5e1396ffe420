package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.kit.MemoryJournal.Fate;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.spi.Page;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens at the moment of going over costs no record and repeats none. */
class MergingMomentTest extends BlueReaders {
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
