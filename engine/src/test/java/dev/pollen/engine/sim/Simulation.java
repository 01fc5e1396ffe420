package dev.pollen.engine.sim;

import dev.pollen.catalog.Catalog;
import dev.pollen.engine.Connections;
import dev.pollen.engine.Engine;
import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.Limits;
import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.journal.SubscriptionRow;
import dev.pollen.engine.kit.Disk;
import dev.pollen.engine.kit.MemoryJournal;
import dev.pollen.engine.kit.MemoryJournal.Fate;
import dev.pollen.engine.kit.SimLoop;
import dev.pollen.engine.kit.SimTime;
import dev.pollen.engine.mapping.JsonataEvaluator;
import dev.pollen.engine.outcome.EngineMeters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One schedule of the real engine on virtual time: one seed decides every delay, fault, order and
 * crash. After the last crash the world is calm until nothing is left to do; then the system's
 * ledger is held against the journal.
 */
final class Simulation {
  private static final int MOST_LIVES = 4;

  private final long seed;
  private final Random random;
  private final SimTime time;
  private final SimSystem system;
  private final Disk disk = new Disk();
  private final Catalog catalog = SimWorld.catalog();
  private final List<SimLoop> loops = new ArrayList<>();
  private final List<String> troubles = new ArrayList<>();
  private MemoryJournal journal;
  private Engine engine;

  Simulation(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
    this.time = SimTime.shuffled(seed);
    this.system = new SimSystem(time, random, SimWorld.LAG);
  }

  /** What was broken, in words; empty when every promise held. */
  List<String> violations() {
    system.live();
    int lives = 1 + random.nextInt(MOST_LIVES);
    for (int life = 0; life < lives; life++) {
      begin(true);
      time.runUntil(time.now().plusMillis(2_000 + random.nextInt(40_000)), journal::crashed);
      journal.crash();
    }
    system.calm();
    begin(false);
    time.run(Duration.ofMinutes(5));
    if (!active().isEmpty()) {
      time.run(Duration.ofHours(7));
    }
    return judged();
  }

  private void begin(boolean rough) {
    loops.forEach(SimLoop::kill);
    loops.clear();
    SimLoop disk = loop();
    journal = new MemoryJournal(this.disk, disk, rough ? this::fate : changes -> Fate.KEPT);
    journal.whenCrashed(() -> loops.forEach(SimLoop::kill));
    List<SimLoop> work = List.of(loop(), loop());
    engine =
        Engine.create(
            new EngineSetup(
                catalog,
                Connections.of(Map.of("sim", new SimConnection(system, work.get(0)))),
                journal,
                List.copyOf(work),
                new JsonataEvaluator(Runnable::run),
                SimWorld.POLLING,
                ZoneOffset.UTC,
                Limits.DEFAULT,
                new EngineMeters(new SimpleMeterRegistry()),
                (level, event, words, facts) -> {}));
    Future<Void> started = engine.start(SimWorld.recipes(catalog));
    started.onFailure(failure -> troubles.add("start failed: " + failure));
  }

  private SimLoop loop() {
    SimLoop loop = time.loop();
    loops.add(loop);
    return loop;
  }

  private Fate fate(List<Change> changes) {
    int die = random.nextInt(1_000);
    return die < 8 ? Fate.KEPT_UNSAID : die < 16 ? Fate.LOST : die < 20 ? Fate.REFUSED : Fate.KEPT;
  }

  private List<RunRecord> active() {
    return runs().stream().filter(run -> run.state().active()).toList();
  }

  private List<RunRecord> runs() {
    return disk.runs();
  }

  private List<String> judged() {
    List<String> violations = new ArrayList<>(troubles);
    active().forEach(run -> violations.add("still active: " + run.id() + " " + run.state()));
    for (SubscriptionRow row : disk.places()) {
      judge(row, violations);
    }
    if (disk.places().size() != 3) {
      violations.add("subscriptions: " + disk.places().size());
    }
    return violations.stream().map(words -> "seed " + seed + ": " + words).toList();
  }

  private void judge(SubscriptionRow row, List<String> violations) {
    boolean repeatable = row.recipe().equals("put");
    for (String id : system.madeSince(row.start())) {
      int count = system.count("sim." + row.recipe(), id);
      boolean parked = parked(row, id);
      if (count == 0 && !parked) {
        violations.add("lost: " + row.recipe() + " " + id);
      }
      if (count > 1 && !repeatable) {
        violations.add("twice: " + row.recipe() + " " + id + " x" + count);
      }
    }
  }

  private boolean parked(SubscriptionRow row, String key) {
    return runs().stream()
        .anyMatch(
            run ->
                run.id().subscription() == row.id()
                    && run.key().equals(key)
                    && run.state() == RunState.IN_DOUBT);
  }
}
