package dev.pollen.engine.sim;

import dev.pollen.engine.Connections;
import dev.pollen.engine.Engine;
import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.EventLog;
import dev.pollen.engine.Limits;
import dev.pollen.engine.journal.Change;
import dev.pollen.engine.kit.Disk;
import dev.pollen.engine.kit.MemoryJournal;
import dev.pollen.engine.kit.MemoryJournal.Fate;
import dev.pollen.engine.kit.SimLoop;
import dev.pollen.engine.mapping.JsonataEvaluator;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** One process: the real engine on loops, a journal and wires that all die together. */
final class Life {
  /** In the warning about the first refusal, and whenever recipes are taken up. */
  private static final Pattern REFUSAL = Pattern.compile("recipe '([^']+)' is not taken up");

  private final World world;
  private final Weather weather;
  private final List<SimLoop> loops = new ArrayList<>();
  private final List<Reader> readers = new ArrayList<>();
  private final MemoryJournal journal;
  private final Engine engine;
  private boolean alive = true;
  private boolean started;
  private boolean full;
  private boolean stopped;

  Life(World world, Disk disk, Weather weather, Limits limits) {
    this.world = world;
    this.weather = weather;
    SimLoop store = newLoop();
    this.journal =
        new MemoryJournal(disk, store, this::fate)
            .heardBy(world.unheard())
            .whenCrashed(this::end)
            .whenRead(this::busy);
    newLoop();
    newLoop();
    this.engine =
        Engine.create(
            new EngineSetup(
                SimCatalog.CATALOG,
                connections(),
                journal,
                List.copyOf(loops.subList(1, 3)),
                new JsonataEvaluator(Runnable::run, () -> 0),
                SimCatalog.POLLING,
                ZoneOffset.UTC,
                limits,
                world.meters(),
                this::told));
  }

  private SimLoop newLoop() {
    SimLoop loop = world.time().loop(world.clock());
    loops.add(loop);
    return loop;
  }

  private Connections connections() {
    Wire tight = new Wire(this, world.meter(), "sim:one", true);
    Wire lax = new Wire(this, new Meter(), "lax:one", false);
    return Connections.of(
        Map.of(
            "sim", new SimConnection("sim:one", tight, this),
            "lax", new SimConnection("lax:one", lax, this)));
  }

  // ---- what its parts ask

  <T> Promise<T> promise() {
    return world.unheard().promise();
  }

  SimSystem system() {
    return world.system();
  }

  Truth truth() {
    return world.truth();
  }

  Figures figures() {
    return world.figures();
  }

  Trace trace() {
    return world.trace();
  }

  Dice dice() {
    return world.dice();
  }

  Weather weather() {
    return world.system().isCalm() ? Weather.CALM : weather;
  }

  int concurrency() {
    return world.limits().concurrency();
  }

  /** Where answers arrive. */
  SimLoop loop() {
    return loops.get(1);
  }

  List<Reader> readers() {
    return readers;
  }

  void trouble(Optional<String> words) {
    words.ifPresent(world.truth()::wrong);
  }

  // ---- its fate

  boolean alive() {
    return alive;
  }

  boolean started() {
    return started && alive;
  }

  Engine engine() {
    return engine;
  }

  /** Begins; a start that fails ends the process. */
  void begin(Map<String, Draft> drafts) {
    world.truth().applying(drafts);
    trace().say(() -> "start with " + drafts.keySet());
    engine
        .start(drafts.values().stream().map(Draft::recipe).toList())
        .onSuccess(done -> begun(drafts))
        .onFailure(this::notBegun);
  }

  private void begun(Map<String, Draft> drafts) {
    started = true;
    world.truth().applied(drafts);
    trace().say(() -> "started");
  }

  private void notBegun(Throwable fault) {
    trace().say(() -> "start failed: " + fault);
    die();
  }

  /** Stops as a person or a signal stops it; it is over when the future completes. */
  Future<Void> stop(Duration grace) {
    trace().say(() -> "stops");
    return engine
        .stop(grace)
        .onComplete(
            done -> {
              stopped = true;
              die();
            });
  }

  /** Dies now. */
  void die() {
    journal.crash();
  }

  private void end() {
    alive = false;
    loops.forEach(SimLoop::kill);
    world.figures().died(stopped);
    world.meter().died();
    world.truth().died();
    trace().say(() -> "the process is gone");
  }

  /** Whether the store refuses a read just now. */
  private boolean busy() {
    boolean busy = world.dice().rarely(weather.writes());
    if (busy) {
      world.figures().fault("read refused");
    }
    return busy;
  }

  private Fate fate(List<Change> changes) {
    Fate fate = drawn(changes);
    if (fate != Fate.KEPT) {
      world.figures().fault("write " + fate.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    return fate;
  }

  private Fate drawn(List<Change> changes) {
    Dice dice = world.dice();
    if (system().isCalm()) {
      return Fate.KEPT;
    }
    if (dice.rarely(weather.crashes())) {
      return dice.percent(50) ? Fate.KEPT_UNSAID : Fate.LOST;
    }
    if (full || dice.rarely(weather.writes())) {
      full = dice.percent(70);
      trace().say(() -> "refused: " + Telling.of(changes));
      return Fate.REFUSED;
    }
    return Fate.KEPT;
  }

  private void told(EventLog.Level level, String event, String words, Map<String, Object> facts) {
    trace().say(() -> "engine: " + event + ": " + words);
    if (event.startsWith("recipe.")) {
      REFUSAL.matcher(words).results().forEach(found -> truth().refused(found.group(1)));
    }
    if (event.equals("feed.polled") && !words.contains("the rest follows")) {
      polled((Long) facts.get("feed"), (String) facts.get("operation"));
    }
  }

  private void polled(long feed, String operation) {
    truth()
        .feeds()
        .find(feed)
        .ifPresent(row -> truth().polled(feed, sighting(row.key(), operation)));
  }

  /** Empty when nobody can tell which of two readings it was. */
  private Optional<Sighting> sighting(String key, String operation) {
    String group = key.contains("\"a\"") ? "a" : key.contains("\"b\"") ? "b" : "";
    List<Sighting> found = new ArrayList<>();
    for (Reader reader : readers) {
      if (reader.reads(operation, group)) {
        reader.take().ifPresent(found::add);
      }
    }
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }
}
