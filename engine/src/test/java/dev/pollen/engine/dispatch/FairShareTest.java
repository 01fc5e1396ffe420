package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.catalog.SystemSpec.Budget;
import dev.pollen.engine.dispatch.Permits.Permit;
import dev.pollen.engine.dispatch.Permits.Purpose;
import dev.pollen.engine.kit.SimLoop;
import dev.pollen.engine.kit.SimTime;
import dev.pollen.engine.spi.RateSignal;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Fifty recipes want far more of one account than the vendor allows, for ten minutes of virtual
 * time: the short form of the benchmark ShareRun.
 */
class FairShareTest {
  private static final int RECIPES = 50;
  private static final Budget BURST = new Budget(100, Duration.ofSeconds(10));
  private static final Budget DAY = new Budget(200_000, Duration.ofDays(1));

  private final SimTime time = SimTime.inOrder();
  private final SimLoop vendor = time.loop();
  private final Random way = new Random(7);
  private final Map<String, Integer> got = new TreeMap<>();
  private Map<Long, Integer> kept = new TreeMap<>();
  private long windowEnds;
  private int inWindow;
  private int arrived;
  private int refused;
  private SimLoop loop;
  private Limiter limiter;

  private void start() {
    loop = time.loop();
    SimLoop here = loop;
    Day day =
        new Day(
            DAY,
            spent -> {
              kept = spent;
              return here.bring(Future.succeededFuture());
            });
    day.remember(kept);
    limiter = new Limiter(loop, List.of(new Window(BURST), day), 50, new Pause(BURST.per()));
  }

  /** A recipe with so many runs at a time, for ever; each run makes so many requests. */
  private void recipe(String name, int runs, int requests) {
    for (int run = 0; run < runs; run++) {
      step(Purpose.RUN, name, requests);
    }
  }

  private void step(Purpose purpose, String name, int left) {
    limiter.ask(purpose, name).onSuccess(permit -> send(permit, purpose, name, left));
  }

  /** The disk takes its time before a request leaves, and each has another way. */
  private void send(Permit permit, Purpose purpose, String name, int left) {
    SimLoop here = loop;
    here.after(
        Duration.ofMillis(50 + way.nextInt(400)),
        () -> {
          permit
              .leave()
              .onSuccess(
                  free ->
                      vendor.after(
                          Duration.ofMillis(10 + way.nextInt(200)),
                          () ->
                              here.execute(
                                  () -> answered(permit, purpose, name, left, arrives(name)))));
        });
  }

  /** The vendor counts in windows that begin with the first request after the one before. */
  private RateSignal arrives(String name) {
    long now = vendor.now().toEpochMilli();
    if (now >= windowEnds) {
      windowEnds = now + BURST.per().toMillis();
      inWindow = 0;
    }
    inWindow++;
    arrived++;
    refused += inWindow > BURST.requests() ? 1 : 0;
    got.merge(name, 1, Integer::sum);
    OptionalInt remaining = OptionalInt.of(Math.max(0, BURST.requests() - inWindow));
    return new RateSignal(
        remaining,
        OptionalInt.of(DAY.requests() - arrived),
        Optional.empty(),
        OptionalInt.of(BURST.requests()));
  }

  private void answered(Permit permit, Purpose purpose, String name, int left, RateSignal rate) {
    permit.ended(rate);
    if (purpose == Purpose.RUN) {
      step(purpose, name, Math.max(1, left - 1));
    }
  }

  private void all() {
    recipe("r00", 10_000, 1);
    for (int i = 1; i < RECIPES; i++) {
      recipe("r%02d".formatted(i), i % 5 == 0 ? 1 : 100, i % 2 == 1 ? 3 : 1);
    }
  }

  @Test
  void theBudgetIsUsedEvenlyAndNoRequestIsRefused() {
    start();
    all();
    time.run(Duration.ofMinutes(1));
    got.clear();
    arrived = 0;
    time.run(Duration.ofMinutes(10));
    assertEquals(0, refused);
    assertTrue(arrived >= 5_700, "only " + arrived + " of 6000");
    double mean = (double) arrived / RECIPES;
    assertEquals(RECIPES, got.size());
    got.forEach(
        (name, count) ->
            assertTrue(
                Math.abs(count - mean) <= mean / 10, name + " " + count + " of about " + mean));
  }

  @Test
  void aKillHalfwayOverspendsNothing() {
    start();
    all();
    time.run(Duration.ofMinutes(5));
    loop.kill();
    time.run(Duration.ofSeconds(1));
    start();
    limiter.restarted(loop.now());
    all();
    time.run(Duration.ofMinutes(5));
    assertEquals(0, refused);
    int written = kept.values().stream().mapToInt(Integer::intValue).sum();
    assertTrue(written >= arrived, written + " written of " + arrived);
  }

  @Test
  void pollsGetThroughAtOnceHoweverManyRunsWait() {
    start();
    all();
    time.run(Duration.ofMinutes(1));
    for (int i = 0; i < 100; i++) {
      Future<Permit> poll = limiter.ask(Purpose.POLL, "feed");
      time.run(Duration.ofSeconds(2));
      assertTrue(poll.isComplete(), "poll " + i);
      send(poll.result(), Purpose.POLL, "feed", 1);
    }
    assertEquals(0, refused);
    time.run(Duration.ofSeconds(1));
    assertEquals(100, got.get("feed"));
  }
}
