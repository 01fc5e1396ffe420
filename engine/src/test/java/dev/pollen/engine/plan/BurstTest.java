package dev.pollen.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.catalog.SystemSpec.Budget;
import dev.pollen.engine.plan.PagesPerPoll.Reads;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Polls that meet, against ten requests in ten seconds. */
class BurstTest {
  private static final Budget TEN = new Budget(10, Duration.ofSeconds(10));

  private static FeedPlan feed(Duration every, int pages, Duration place) {
    PagesPerPoll each =
        new PagesPerPoll(Reads.WHOLE_LIST, Map.of("shop.order.list", pages), pages, 100, 50);
    return new FeedPlan("shop.order.list", every, each, List.of("r"), place.toMillis());
  }

  @Test
  void pollsThatNeverMeetDoNotCrowd() {
    FeedPlan first = feed(Duration.ofMinutes(1), 3, Duration.ofSeconds(5));
    FeedPlan second = feed(Duration.ofMinutes(1), 4, Duration.ofSeconds(40));
    assertEquals(new Burst(4, Duration.ZERO), Burst.of(List.of(first, second), TEN));
  }

  @Test
  void theyMeetWhereTheirIntervalsBringThemTogether() {
    FeedPlan first = feed(Duration.ofMinutes(2), 3, Duration.ofSeconds(5));
    FeedPlan second = feed(Duration.ofMinutes(3), 4, Duration.ofSeconds(8));
    assertEquals(new Burst(7, Duration.ZERO), Burst.of(List.of(first, second), TEN));
  }

  @Test
  void whatIsMoreThanAWindowTakesWaits() {
    FeedPlan one = feed(Duration.ofMinutes(1), 25, Duration.ofSeconds(5));
    assertEquals(new Burst(25, Duration.ofSeconds(20)), Burst.of(List.of(one), TEN));
    assertEquals(new Burst(30, Duration.ofSeconds(20)), Burst.at(30, TEN));
    assertEquals(new Burst(0, Duration.ZERO), Burst.at(0, TEN));
  }

  @Test
  void thousandsOfPollsAreCountedInBoundedTime() {
    List<FeedPlan> many =
        java.util.stream.IntStream.range(0, 3000)
            .mapToObj(i -> feed(Duration.ofSeconds(61 + i % 7), 2, Duration.ofMillis(37L * i)))
            .toList();
    assertEquals(true, Burst.of(many, TEN).fullest() > 10);
  }
}
