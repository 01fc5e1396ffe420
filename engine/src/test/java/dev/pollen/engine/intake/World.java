package dev.pollen.engine.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.engine.Connections;
import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.Limits;
import dev.pollen.engine.Polling;
import dev.pollen.engine.dispatch.Permits;
import dev.pollen.engine.dispatch.RunSink;
import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.FeedRow;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.SubscriptionRow;
import dev.pollen.engine.kit.Disk;
import dev.pollen.engine.kit.MemoryJournal;
import dev.pollen.engine.kit.SimLoop;
import dev.pollen.engine.kit.SimTime;
import dev.pollen.engine.mapping.Evaluator;
import dev.pollen.engine.mapping.Expression;
import dev.pollen.engine.mapping.Scope;
import dev.pollen.engine.mapping.Template;
import dev.pollen.engine.names.Names;
import dev.pollen.engine.outcome.EngineMeters;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.spi.RateSignal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** An intake on virtual time, with a made-up system before it and a list of runs behind it. */
final class World {
  final SimTime time;
  Disk disk = new Disk();
  final FakeSystem acme;
  final FakeSystem clock;
  final FakeFamilies families;
  final List<RunRecord> runs = new ArrayList<>();
  final List<String> told = new ArrayList<>();
  final List<List<Change>> writes = new ArrayList<>();
  final Map<Long, Runnable> waiting = new HashMap<>();
  Function<List<Change>, MemoryJournal.Fate> fate = changes -> MemoryJournal.Fate.KEPT;
  Limits limits = Limits.DEFAULT;
  Permits budget = granted();
  int room = 1_000_000;
  int loops = 2;
  Intake intake;
  final KnownRecipes known = new KnownRecipes();
  MemoryJournal journal;
  private List<SimLoop> alive = List.of();
  private List<SimLoop> mortal = List.of();

  World() {
    this(SimTime.inOrder());
  }

  World(SimTime time) {
    this.time = time;
    this.acme = new FakeSystem("acme:one", time.loop());
    this.clock = new FakeSystem("clock", time.loop());
    this.families = new FakeFamilies(time.loop());
  }

  /** What one poll does not read follows with the next. */
  static Limits onePageAPoll() {
    Limits usual = Limits.DEFAULT;
    return new Limits(
        usual.openRuns(),
        usual.openRunsTotal(),
        usual.concurrency(),
        usual.backlog(),
        1,
        usual.pollRecords(),
        usual.settle(),
        usual.retainRuns(),
        usual.retainLog(),
        usual.retainSeen());
  }

  /** A daemon starts on what the disk holds, with these recipes. */
  List<String> start(Recipe... recipes) {
    alive = new ArrayList<>();
    for (int i = 0; i < loops; i++) {
      alive.add(time.loop());
    }
    SimLoop disks = time.loop();
    mortal = new ArrayList<>(alive);
    mortal.add(disks);
    journal = new MemoryJournal(disk, disks, this::judged);
    EngineSetup setup = setup();
    Names names = Names.of(setup.catalog(), time::now);
    intake = Intake.create(setup, loop -> new Sink(), (account, loop) -> budget, names, known);
    done(intake.recover());
    return apply(recipes);
  }

  private MemoryJournal.Fate judged(List<Change> changes) {
    MemoryJournal.Fate kept = fate.apply(changes);
    if (kept == MemoryJournal.Fate.KEPT) {
      writes.add(changes);
    }
    return kept;
  }

  /** The daemon dies with all that it was about to write, another starts. */
  List<String> restart(Recipe... recipes) {
    mortal.forEach(SimLoop::kill);
    waiting.clear();
    return start(recipes);
  }

  List<String> apply(Recipe... recipes) {
    List.of(recipes).forEach(known::put);
    return done(intake.apply(List.of(recipes)));
  }

  /** The value of a future that has a few virtual seconds to complete. */
  <T> T done(Future<T> future) {
    time.runUntil(time.now().plusSeconds(5), future::isComplete);
    if (!future.succeeded()) {
      throw new AssertionError("not done: " + future.cause(), future.cause());
    }
    return future.result();
  }

  Throwable failure(Future<?> future) {
    time.runUntil(time.now().plusSeconds(5), future::isComplete);
    return future.cause();
  }

  World run(Duration span) {
    time.run(span);
    return this;
  }

  World minutes(int count) {
    return run(Duration.ofMinutes(count));
  }

  /** Keys of the runs of a recipe, in the order they were made. */
  List<String> keys(String recipe) {
    return runs.stream()
        .filter(run -> run.recipe().equals(recipe))
        .map(run -> run.record().path("id").asText())
        .toList();
  }

  SubscriptionState state(String recipe) {
    return SubscriptionState.of(recipe, done(intake.subscriptions())).orElseThrow();
  }

  private EngineSetup setup() {
    return new EngineSetup(
        new Catalog(List.of(), Specs.all()),
        Connections.of(
            Map.of("acme", acme, "clock", clock, "button", button(), "family", families)),
        journal,
        List.copyOf(alive),
        new Words(),
        Polling.DEFAULT,
        ZoneOffset.UTC,
        limits,
        new EngineMeters(new SimpleMeterRegistry()),
        (level, event, words, facts) -> told.add(event + ": " + words));
  }

  private FakeSystem button() {
    return new FakeSystem("button", time.loop());
  }

  private static Permits granted() {
    return (purpose, recipe) -> Future.succeededFuture(new Free());
  }

  /** A permit of a budget that has room. */
  static final class Free implements Permits.Permit {
    boolean unused;

    @Override
    public void ended(RateSignal rate) {}

    @Override
    public void unused() {
      unused = true;
    }
  }

  private final class Sink implements RunSink {
    @Override
    public int room(long subscription) {
      return room;
    }

    @Override
    public void begin(List<RunRecord> made) {
      room -= made.size();
      runs.addAll(made);
    }

    @Override
    public void whenRoom(long subscription, Runnable again) {
      waiting.put(subscription, again);
    }
  }

  /** There is room for so many more runs. */
  void makeRoom(int more) {
    room += more;
    List<Runnable> again = List.copyOf(waiting.values());
    waiting.clear();
    again.forEach(one -> alive.get(0).execute(one));
    time.settle();
  }

  /** Knows one hole, the whole text: {@code ${{ now }}}. */
  private static final class Words implements Evaluator {
    @Override
    public Future<JsonNode> evaluate(Expression expression, Scope scope) {
      throw new UnsupportedOperationException("intake evaluates only templates");
    }

    @Override
    public Future<JsonNode> fill(Template template, Scope scope) {
      JsonNode filled = template.written().deepCopy();
      filled.properties().stream()
          .filter(member -> member.getValue().asText().equals("${{ now }}"))
          .forEach(member -> member.setValue(TextNode.valueOf(scope.now().toString())));
      return Future.succeededFuture(filled);
    }

    @Override
    public Future<Boolean> test(Expression expression, Scope scope) {
      throw new UnsupportedOperationException("intake tests nothing");
    }
  }

  List<FeedRow> feedRows() {
    return done(journal.feeds());
  }

  List<SubscriptionRow> places() {
    return done(journal.subscriptions());
  }

  static boolean isLog(Change change) {
    return change instanceof Change.Logged;
  }

  /** Where what belongs to no feed lives. */
  SimLoop first() {
    return alive.get(0);
  }

  Instant now() {
    return time.now();
  }
}
