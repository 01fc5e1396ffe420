package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.engine.Limits;
import dev.pollen.engine.recipe.Recipe.Fire;
import dev.pollen.engine.spi.Fault;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What counts as new or changed: pains "missed records" and "duplicates". */
class TakingInTest {
  private final World world = new World();

  @Test
  void severalRecordsThatArriveTogetherAllFire() {
    world.start(recipe("a").on(Specs.WINDOW).now());
    world.minutes(2);
    world.acme.put("x");
    world.acme.put("y");
    world.acme.put("z");
    world.minutes(2);
    assertEquals(List.of("x", "y", "z"), world.keys("a"));
  }

  @Test
  void theSameRecordTwiceInOnePollFiresOnce() {
    world.start(recipe("a").now());
    world.minutes(2);
    ObjectNode record = world.acme.put("x");
    world.acme.next(() -> page(record, record.deepCopy()));
    world.minutes(3);
    assertEquals(List.of("x"), world.keys("a"));
  }

  @Test
  void recordsWithTheCursorsOwnStampAreNotLost() {
    world.start(recipe("a").on(Specs.WINDOW).now());
    world.minutes(2);
    String stamp = world.acme.put("first").path("changed").asText();
    world.done(world.intake.poll("a"));
    world.acme.put("equal").put("created", stamp).put("changed", stamp);
    world.done(world.intake.poll("a"));
    world.minutes(1);
    assertEquals(List.of("first", "equal"), world.keys("a"));
  }

  @Test
  void aRecordThatShowsUpAsLateAsTheWriteLagIsNotLost() {
    world.start(recipe("a").on(Specs.WINDOW).now());
    world.minutes(2);
    Instant written = world.now();
    world.run(Specs.LAG.plusSeconds(50));
    world.acme.put("late").put("created", "" + written).put("changed", "" + written);
    world.minutes(2);
    assertEquals(List.of("late"), world.keys("a"));
  }

  @Test
  void theWatermarkNeverPassesTheReplysOwnDateLessTheLag() {
    world.acme.skew = Duration.ofMinutes(-5);
    world.start(recipe("a").on(Specs.WINDOW).now());
    world.minutes(5);
    FakeSystem.Asked last = world.acme.asks.get(world.acme.asks.size() - 1);
    Instant vendor = last.at().minus(Duration.ofMinutes(5));
    assertTrue(last.since().orElseThrow().isBefore(vendor.minus(Specs.LAG)), last::toString);
  }

  @Test
  void withoutADateTheWatermarkStaysBehindTheNewestStamp() {
    world.acme.tellsDate = false;
    world.start(recipe("a").on(Specs.WINDOW).fromBeginning().now());
    world.minutes(2).acme.put("x");
    Instant stamp = world.now();
    world.minutes(5);
    FakeSystem.Asked last = world.acme.asks.get(world.acme.asks.size() - 1);
    assertTrue(last.since().orElseThrow().isBefore(stamp), last::toString);
  }

  @Test
  void aStampFromTheFutureHidesNoLaterChange() {
    world.start(recipe("a").fire(Fire.NEW_OR_CHANGED).now());
    world.minutes(2).acme.put("x").put("changed", "2099-01-01T00:00:00Z");
    world.minutes(2).acme.put("x", "v", 2);
    world.minutes(2);
    assertEquals(List.of("x", "x"), world.keys("a"));
  }

  @Test
  void recordsWithoutAnyStampStillFire() {
    world.start(recipe("a").now());
    world.minutes(2);
    ObjectNode bare = world.acme.put("bare");
    bare.remove(List.of("created", "changed"));
    world.minutes(2);
    assertEquals(List.of("bare"), world.keys("a"));
  }

  @Test
  void aWatchThatJoinsLaterReadsEverythingOnceAndThenFires() {
    world.acme.put("x", "email", "a@example.com");
    world.minutes(600).start(recipe("a").on(Specs.WINDOW).now());
    world.minutes(2);
    world.apply(
        recipe("a").on(Specs.WINDOW).now(), recipe("b").on(Specs.WINDOW).watch("email").now());
    world.minutes(2);
    assertTrue(world.acme.asks.stream().anyMatch(ask -> ask.since().isEmpty()));
    world.acme.put("x", "email", "b@example.com");
    world.minutes(2);
    assertEquals(List.of("x"), world.keys("b"));
    assertEquals(List.of(), world.keys("a"));
  }

  @Test
  void anOldRecordThatChangesInAWindowIsAChangeAndNotNew() {
    world.acme.put("old");
    world.minutes(600);
    world.start(
        recipe("new").on(Specs.WINDOW).now(),
        recipe("changed").on(Specs.WINDOW).fire(Fire.CHANGED).now());
    world.minutes(2).acme.put("old", "v", 2);
    world.minutes(2);
    assertEquals(List.of(), world.keys("new"));
    assertEquals(List.of("old"), world.keys("changed"));
  }

  @Test
  void whatEntersOnlyBecauseTheInputsMoveIsNotNew() {
    world.start(recipe("a").with("until", "${{ now }}").now());
    Instant old = world.now().minusSeconds(3_600);
    world.minutes(2).acme.put("old").put("created", old.toString());
    world.acme.put("fresh");
    world.minutes(2);
    assertEquals(List.of("fresh"), world.keys("a"));
  }

  @Test
  void aRecordMissingFromAFewListingsIsNotNewWhenItReturns() {
    JsonNode record = world.acme.put("x");
    world.minutes(1).start(recipe("a").now());
    world.minutes(2).acme.records.clear();
    world.minutes(10).acme.records.put("x", record);
    world.minutes(2);
    assertEquals(List.of(), world.keys("a"));
  }

  @Test
  void aRecordIsForgottenAfterThreeListingsAndTheRetention() {
    world.limits = retainSeen(Duration.ofMinutes(5));
    JsonNode record = world.acme.put("x");
    world.minutes(1).start(recipe("a").now());
    world.minutes(2).acme.records.clear();
    world.minutes(10);
    assertEquals(0, world.feedRows().get(0).seenKeys());
    world.acme.records.put("x", record);
    world.minutes(2);
    assertEquals(List.of("x"), world.keys("a"));
  }

  @Test
  void anIncompletePollNeverForgetsAKey() {
    world.limits = retainSeen(Duration.ZERO);
    world.acme.pageSize = 1;
    world.acme.put("x");
    world.acme.put("y");
    world.start(recipe("a").now());
    world.minutes(2);
    JsonNode x = world.acme.records.get("x");
    for (int i = 0; i < 6; i++) {
      world.acme.next(() -> Future.succeededFuture(FakeSystem.page(List.of(x), "1", null)));
      world.acme.failNext(Fault.of(Fault.Kind.REFUSED, "page 2 is gone"), 1);
    }
    world.minutes(30);
    assertEquals(2, world.feedRows().get(0).seenKeys());
    assertEquals(List.of(), world.keys("a"));
  }

  @Test
  void aLongListingIsContinuedOverTheNextPolls() {
    world.limits = limits(2, 1_000, Duration.ofDays(1));
    world.acme.pageSize = 1;
    for (int i = 0; i < 5; i++) {
      world.acme.put("r" + i);
    }
    world.start(recipe("a").fromBeginning().now());
    world.minutes(4);
    assertEquals(List.of("r0", "r1", "r2", "r3", "r4"), world.keys("a"));
    assertEquals(Optional.of("2"), world.acme.asks.get(2).after());
  }

  @Test
  void moreThanOneWriteMayHoldIsTakenInOrder() {
    world.limits = limits(100, 10, Duration.ofDays(1));
    for (int i = 0; i < 95; i++) {
      world.acme.put("r" + i);
    }
    world.start(recipe("a").fromBeginning().now());
    world.minutes(2);
    assertEquals(95, world.keys("a").size());
    assertEquals("r94", world.keys("a").get(94));
    assertTrue(world.writes.stream().flatMap(List::stream).filter(World::isLog).count() >= 9);
  }

  @Test
  void anIdlePollWritesNothing() {
    world.acme.put("x");
    world.start(recipe("a").now(), recipe("b").on(Specs.WINDOW).now());
    world.minutes(2);
    int before = world.writes.size();
    world.minutes(60);
    assertEquals(before, world.writes.size());
  }

  @Test
  void aThousandKeysAreSpreadOverBucketsAndStillKnown() {
    for (int i = 0; i < 3_000; i++) {
      world.acme.put("r" + i);
    }
    world.start(recipe("a").now());
    world.minutes(2).restart(recipe("a").now());
    world.minutes(2);
    assertEquals(List.of(), world.keys("a"));
    assertEquals(3_000, world.feedRows().get(0).seenKeys());
    assertTrue(world.feedRows().get(0).seenBuckets() >= 32);
  }

  private static Limits retainSeen(Duration retain) {
    return limits(100, 1_000, retain);
  }

  private static Limits limits(int pages, int pollRecords, Duration retain) {
    Limits all = Limits.DEFAULT;
    return new Limits(
        all.openRuns(),
        all.openRunsTotal(),
        all.concurrency(),
        all.backlog(),
        pages,
        pollRecords,
        all.settle(),
        all.retainRuns(),
        all.retainLog(),
        retain);
  }

  private Future<dev.pollen.engine.spi.Page> page(JsonNode... records) {
    return Future.succeededFuture(FakeSystem.page(List.of(records), null, world.now()));
  }
}
