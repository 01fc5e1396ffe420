package dev.pollen.engine.sim;

import dev.pollen.engine.Limits;
import dev.pollen.engine.kit.Disk;
import dev.pollen.engine.kit.SimClock;
import dev.pollen.engine.kit.SimTime;
import dev.pollen.engine.kit.Unheard;
import dev.pollen.engine.outcome.EngineMeters;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One schedule of the real engine on virtual time: one seed decides every delay, fault, order,
 * crash and restart, and what people do. At last the world is calm until nothing is left to do;
 * then what happened is held against what had to.
 */
final class Simulation {
  private static final Duration SLICE = Duration.ofSeconds(20);
  private static final int MOST_SLICES = 540;

  /** In this slice of the calm people decide for the last time. */
  private static final int LAST_DECISION = 5;

  private static final int HEARD = 8;
  private static final List<Duration> GAPS =
      List.of(
          Duration.ofMillis(1), Duration.ofSeconds(5), Duration.ofMinutes(3), Duration.ofHours(2));

  private final Dice dice;
  private final World world;
  private final People people;
  private final Map<String, Draft> drafts = new TreeMap<>();
  private final Map<String, Draft> late = new TreeMap<>();
  private final Disk disk = new Disk();
  private Life life;

  Simulation(long seed, Leaning leaning, boolean traced) {
    this.dice = new Dice(seed);
    Unheard unheard = unheard(seed, traced);
    SimTime time = SimTime.shuffled(seed).heardBy(unheard);
    Trace trace = new Trace(time, traced);
    SimSystem system = new SimSystem(time, dice.apart(), trace, leaning);
    Truth truth = new Truth(system, trace);
    this.world =
        new World(
            dice,
            time,
            new SimClock(),
            system,
            new Meter(),
            truth,
            trace,
            limits(dice),
            new Figures(),
            new EngineMeters(new CompositeMeterRegistry()),
            unheard);
    this.disk.whenWritten(truth::written);
    draw(seed, leaning);
    this.people = new People(world, () -> life, drafts, late, leaning);
  }

  /** Listening costs time, and every eighth schedule finds as much. */
  private static Unheard unheard(long seed, boolean traced) {
    if (traced) {
      return Unheard.placed();
    }
    return seed % HEARD == 0 ? Unheard.found() : Unheard.none();
  }

  private static Limits limits(Dice dice) {
    return new Limits(
        dice.between(1, 5),
        dice.between(20, 24),
        dice.between(1, 4),
        dice.pick(List.of(3, 1_000)),
        dice.between(3, 6),
        dice.between(1, 8),
        Duration.ofSeconds(40),
        Duration.ofDays(14),
        Duration.ofDays(7),
        Duration.ofDays(30));
  }

  private void draw(long seed, Leaning leaning) {
    int feeds = dice.between(1, 3);
    for (int i = dice.between(1, 4); i > 0; i--) {
      Dice own = new Dice(seed * 31 + dice.below(feeds));
      String system = own.pick(SimCatalog.SYSTEMS);
      Style style = own.pick(List.of(Style.values()));
      String group = own.pick(List.of("", "", "a", "b"));
      String id = "p" + i;
      Draft draft = Draft.draw(id, system, style, group, dice);
      boolean waits = !drafts.isEmpty() && leaning.isLate(dice);
      (waits ? late : drafts).put(id, leaning.starting(draft, dice, world.time().now()));
    }
  }

  List<String> trace() {
    return world.trace().lines();
  }

  Figures figures() {
    return world.figures();
  }

  /** What was broken, in words; empty when every promise held. */
  List<String> violations() {
    world.trace().say(() -> "recipes " + drafts.values());
    world.system().live();
    people.live();
    for (int lives = dice.between(1, 4); lives > 0; lives--) {
      live(Weather.draw(dice));
    }
    world.system().calm();
    boolean quiet = calm();
    new Judge(world, life, quiet).judge();
    world.unheard().words().forEach(world.truth()::wrong);
    world.figures().ended(world.system().records().size(), world.truth().runs().all().size());
    return List.copyOf(world.truth().violations());
  }

  private void live(Weather weather) {
    begin(weather);
    run(dice.millis(5_000, 240_000));
    if (dice.percent(40)) {
      stop();
    }
    life.die();
    run(dice.pick(GAPS));
  }

  private void begin(Weather weather) {
    life = new Life(world, disk, weather, world.limits());
    life.begin(new TreeMap<>(drafts));
  }

  private void run(Duration span) {
    Instant end = world.time().now().plus(span);
    Life mine = life;
    if (mine.alive()) {
      world.time().runUntil(end, () -> !mine.alive());
    } else {
      world.time().runUntil(end, () -> false);
    }
  }

  private void stop() {
    if (life.started()) {
      life.stop(Duration.ofSeconds(dice.below(20)))
          .onFailure(fault -> world.truth().wrong("stopping failed: " + fault));
      run(Duration.ofSeconds(60));
      if (life.alive()) {
        world.truth().wrong("it did not stop within its grace");
      }
    }
  }

  /** Until nothing happens any more; whether that came to be. */
  private boolean calm() {
    begin(Weather.CALM);
    boolean runsToo = dice.percent(70);
    Quiet quiet = new Quiet(world, disk);
    for (int slice = 0; slice < MOST_SLICES; slice++) {
      run(SLICE);
      if (life.started()) {
        people.tidy(slice == 0, runsToo && slice > 1 && slice <= LAST_DECISION);
      }
      boolean decided = slice >= LAST_DECISION || !runsToo || people.haveDecided();
      if (slice > 0 && quiet.reached() && decided) {
        return true;
      }
    }
    return false;
  }
}
