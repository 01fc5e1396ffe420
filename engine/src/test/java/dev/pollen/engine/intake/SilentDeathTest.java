package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.journal.Change.SeenPut;
import dev.pollen.engine.kit.MemoryJournal.Fate;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.RateSignal;
import dev.pollen.engine.status.FeedStatus;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Whatever happens, a feed polls again, and says what is wrong meanwhile. */
class SilentDeathTest {
  private final World world = new World();

  @Test
  void aTriggerThatThrowsIsPolledAgain() {
    world.start(recipe("a").now());
    world.minutes(2);
    world.acme.next(
        () -> {
          throw new IllegalStateException("a defect");
        });
    world.acme.put("x");
    world.minutes(4);
    assertEquals(List.of("x"), world.keys("a"));
  }

  @Test
  void aTriggerThatNeverAnswersIsGivenUpAndPolledAgain() {
    world.start(recipe("a").now());
    world.minutes(2);
    world.acme.next(() -> Promise.<dev.pollen.engine.spi.Page>promise().future());
    world.acme.put("x");
    world.minutes(6);
    assertEquals(List.of("x"), world.keys("a"));
    assertTrue(world.told.stream().anyMatch(line -> line.contains("no answer within")));
  }

  @Test
  void aFailingFeedSlowsDownAndRecovers() {
    world.start(recipe("a").now());
    world.minutes(2);
    int before = world.acme.asks.size();
    world.acme.failNext(Fault.of(Fault.Kind.UNKNOWN, "503 from acme"), 100);
    world.minutes(60);
    assertTrue(world.acme.asks.size() - before < 12, "" + world.acme.asks.size());
    FeedStatus status = world.done(world.intake.feeds()).get(0);
    assertEquals(Optional.of("503 from acme"), status.problem());
    assertTrue(status.stale(world.now()));
    world.acme.scripted.clear();
    world.acme.put("x");
    world.minutes(10);
    assertEquals(List.of("x"), world.keys("a"));
    assertFalse(world.done(world.intake.feeds()).get(0).stale(world.now()));
  }

  @Test
  void aFeedThatIsToldToWaitWaits() {
    world.start(recipe("a").now());
    world.minutes(2);
    RateSignal wait =
        new RateSignal(
            OptionalInt.empty(), OptionalInt.empty(), Optional.of(Duration.ofMinutes(30)));
    world.acme.failNext(new Fault(Fault.Kind.THROTTLED, 429, "429", "", wait), 1);
    world.minutes(2);
    int asked = world.acme.asks.size();
    world.minutes(25);
    assertEquals(asked, world.acme.asks.size());
    world.minutes(10);
    assertTrue(world.acme.asks.size() > asked);
  }

  @Test
  void aPageThatFailsIsAskedAgainAndNotTheWholeListing() {
    world.acme.pageSize = 1;
    world.start(recipe("a").now());
    world.minutes(2);
    world.acme.put("x");
    world.acme.put("y");
    world.acme.put("z");
    world.acme.next(
        () ->
            Future.succeededFuture(
                FakeSystem.page(List.of(world.acme.records.get("x")), "1", world.now())));
    world.acme.failNext(Fault.of(Fault.Kind.UNREACHABLE, "reset"), 1);
    world.minutes(3);
    assertEquals(List.of("x", "y", "z"), world.keys("a"));
  }

  @Test
  void aFullDiskLosesNothingAndRepeatsNothing() {
    world.start(recipe("a").now());
    world.minutes(2);
    world.fate = changes -> Fate.REFUSED;
    world.acme.put("x");
    world.minutes(5);
    assertEquals(List.of(), world.keys("a"));
    world.fate = changes -> Fate.KEPT;
    world.minutes(10);
    assertEquals(List.of("x"), world.keys("a"));
  }

  @Test
  void aFailedWriteOfABaselineTakesItAgainAndFloodsNobody() {
    world.acme.put("old").remove("created");
    world.start(recipe("a").now());
    world.fate =
        changes -> changes.stream().anyMatch(SeenPut.class::isInstance) ? Fate.REFUSED : Fate.KEPT;
    world.minutes(3);
    world.fate = changes -> Fate.KEPT;
    world.minutes(10);
    assertEquals(List.of(), world.keys("a"));
    assertEquals("live", world.state("a").state());
  }

  @Test
  void aPollThatTakesLongerThanItsIntervalNeverOverlapsItself() {
    world.acme.delay = Duration.ofSeconds(90);
    world.start(recipe("a").now());
    world.minutes(20);
    assertEquals(1, world.acme.mostUnderWay);
    assertTrue(world.acme.asks.size() >= 9, "" + world.acme.asks.size());
  }

  @Test
  void theIntervalDoesNotDrift() {
    world.acme.delay = Duration.ofMillis(700);
    world.start(recipe("a").now());
    world.minutes(30);
    List<Instant> at = world.acme.asks.stream().map(FakeSystem.Asked::at).toList();
    for (int i = 2; i < at.size(); i++) {
      assertEquals(Duration.ofMinutes(1), Duration.between(at.get(i - 1), at.get(i)));
    }
  }

  @Test
  void anIntervalMayBeMilliseconds() {
    world.acme.delay = Duration.ofMillis(1);
    world.start(recipe("a").every(Duration.ofMillis(50)).now());
    world.run(Duration.ofSeconds(5));
    assertTrue(world.acme.asks.size() >= 95, "" + world.acme.asks.size());
  }

  @Test
  void aStoppedIntakePollsNoMore() {
    world.start(recipe("a").now());
    world.minutes(2).done(world.intake.stop());
    int asked = world.acme.asks.size();
    world.minutes(10);
    assertEquals(asked, world.acme.asks.size());
  }

  @Test
  void aPollByHandAnswersWithASentence() {
    world.start(recipe("a").every(Duration.ofMinutes(15)).now());
    world.run(Duration.ofSeconds(30)).acme.put("x");
    String words = world.done(world.intake.poll("a"));
    assertTrue(words.contains("1 new or changed"), words);
  }
}
