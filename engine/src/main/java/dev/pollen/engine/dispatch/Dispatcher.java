package dev.pollen.engine.dispatch;

import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.spi.Loop;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The runs of one loop: bounded on the heap, begun lane by lane, ended in the journal. */
final class Dispatcher implements RunSink {
  private final EngineSetup setup;
  private final Loop loop;
  private final Arrivals arrivals;
  private final Calls outside;
  private final Overtaken overtaken;
  private final Settling settling;
  private final Shelter shelter;
  private final Room room;
  private final Backlog backlog;
  private final Stopping stopping;
  private final Lanes lanes = new Lanes();
  private final Breaker breaker = new Breaker();
  private final Map<RunId, LiveRun> live = new HashMap<>();
  private final Set<RunId> pinned = new HashSet<>();
  private final Set<RunId> stirring = new HashSet<>();
  private Optional<Waking> waking = Optional.empty();
  private final Map<RunId, String> doubtful = new TreeMap<>();

  Dispatcher(
      EngineSetup setup,
      Loop loop,
      RecipeBook recipes,
      Calls outside,
      Overtaken overtaken,
      Settling settling) {
    this.setup = setup;
    this.loop = loop;
    this.arrivals = new Arrivals(loop, recipes);
    this.outside = outside;
    this.overtaken = overtaken;
    this.settling = settling;
    this.shelter = new Shelter(setup, loop);
    this.room = new Room(setup.limits());
    this.backlog = new Backlog(setup, loop, recipes, room::tell);
    this.stopping = new Stopping(loop);
  }

  Loop loop() {
    return loop;
  }

  Shelter shelter() {
    return shelter;
  }

  Backlog backlog() {
    return backlog;
  }

  Lanes lanes() {
    return lanes;
  }

  Stopping stopping() {
    return stopping;
  }

  Trip trip(LiveRun one, Recipe recipe) {
    return Trip.of(setup, shelter, outside, one.run(), recipe, one, overtaken, settling);
  }

  @Override
  public int room(long subscription) {
    return stopping.begun() || backlog.isFull(subscription) ? 0 : room.of(subscription);
  }

  @Override
  public int reserve(long subscription, int most) {
    return room(subscription) > 0 ? room.reserve(subscription, most) : 0;
  }

  @Override
  public void giveBack(long subscription, int reserved) {
    room.giveBack(reserved);
  }

  @Override
  public void whenRoom(long subscription, Runnable again) {
    room.whenRoom(subscription, again);
  }

  @Override
  public void begin(List<RunRecord> made) {
    made.forEach(overtaken::made);
    made.forEach(run -> take(new LiveRun(this, run, false), this::first));
  }

  /** A run from before the start, or one that a person told to go on. */
  void resume(RunRecord run, boolean revived) {
    take(new LiveRun(this, run, revived), LiveRun::enter);
  }

  /** Who wakes the runs that sleep. */
  void woken(Waking by) {
    waking = Optional.of(by);
  }

  /**
   * The time of a run that sleeps has come. The journal is asked once more whether it still does:
   * since it was listed a person may have given it up, and while it is asked may give it up.
   */
  Future<Wake> wake(RunId run) {
    if (!hasRoom(run)) {
      return Future.succeededFuture(Wake.NO_ROOM);
    }
    if (staysAway(run) || !stirring.add(run)) {
      return Future.succeededFuture(Wake.LEFT_ALONE);
    }
    return Patience.ask(loop, () -> setup.journal().run(run))
        .onFailure(failure -> stirring.remove(run))
        .compose(found -> awake(run, found.filter(one -> Waking.isDue(one, loop.now()))));
  }

  private Future<Wake> awake(RunId id, Optional<RunRecord> due) {
    if (!stirring.remove(id) || staysAway(id) || due.isEmpty()) {
      return Future.succeededFuture(Wake.LEFT_ALONE);
    }
    if (!hasRoom(id)) {
      return Future.succeededFuture(Wake.NO_ROOM);
    }
    Future<Void> awake = shelter.write(List.of(Waking.awake(id, loop.now())));
    take(new LiveRun(this, due.get(), false), LiveRun::enter);
    return awake.map(Wake.AWAKE);
  }

  /**
   * One that others wait for is let in though there is no room, since they keep theirs until it is
   * through.
   */
  private boolean hasRoom(RunId run) {
    return room.of(run.subscription()) > 0 || lanes.isAwaited(run);
  }

  /** Those off the heap whom somebody on it waits for. */
  List<RunId> awaited() {
    return lanes.awaited().stream().filter(run -> !live.containsKey(run)).toList();
  }

  /** It is on the heap already, or is not to come there. */
  private boolean staysAway(RunId run) {
    return stopping.begun() || live.containsKey(run) || pinned.contains(run);
  }

  /** A run that is not on the heap is given up: nobody takes it there meanwhile. */
  void pin(RunId run) {
    stirring.remove(run);
    pinned.add(run);
  }

  /** That is over. */
  void unpin(RunId run) {
    pinned.remove(run);
  }

  private void take(LiveRun one, BiConsumer<LiveRun, Recipe> begin) {
    RunRecord run = one.run();
    if (staysAway(run.id())) {
      return;
    }
    live.put(run.id(), one);
    room.taken(run.id().subscription());
    backlog.began(run);
    doubtful.remove(run.id());
    overtaken.began(run);
    arrivals.come(run, version -> arrived(one, version, begin));
  }

  private static void arrived(
      LiveRun one, AsyncResult<Recipe> version, BiConsumer<LiveRun, Recipe> begin) {
    if (version.succeeded()) {
      begin.accept(one, version.result());
    } else {
      one.end(Halt.of(version.cause()));
    }
  }

  /** One that the breaker parks keeps its lane until that is durable, as any other end. */
  private void first(LiveRun one, Recipe recipe) {
    if (breaker.trips(one.run(), loop.now())) {
      lanes.hold(recipe, one.run());
      one.end(new Halt(RunState.PARKED, Breaker.words(one.run())));
    } else {
      one.enter(recipe);
    }
  }

  /** It walks, or waits in its lane, where nobody is to wait for its doubts. */
  void entered(LiveRun one, Recipe recipe) {
    if (lanes.waits(one.run().id())) {
      LeftDoubts left = new LeftDoubts(setup.catalog(), one.run());
      settling.doubts().waits(one.run().id(), left.open(recipe, outside));
    }
  }

  /** A run in doubt that is not on the heap still holds its lane. */
  void hold(Recipe recipe, RunRecord run) {
    lanes.hold(recipe, run);
    holding(recipe, run);
  }

  private void holding(Recipe recipe, RunRecord run) {
    if (recipe.order() != Recipe.Order.FREE) {
      doubtful.put(run.id(), Recorder.laneWords(recipe, run.id()));
    }
  }

  /** Given up while it was not on the heap: whoever waited behind it may go. */
  void released(RunId run) {
    doubtful.remove(run);
    lanes.leave(run);
  }

  Optional<LiveRun> live(RunId id) {
    return Optional.ofNullable(live.get(id));
  }

  /** Whether it has the run, if only its place in a lane. */
  boolean keeps(RunId run) {
    return live.containsKey(run) || lanes.holds(run);
  }

  /** A run's end is durable. */
  void gone(LiveRun one, Halt halt) {
    RunRecord run = one.run();
    one.recipe()
        .filter(recipe -> halt.isDoubt())
        .ifPresentOrElse(recipe -> holding(recipe, run), () -> released(run.id()));
    new Recorder(setup, run, one.recipe()).ended(halt.state(), halt.getMessage());
    backlog.ended(run, halt.state());
    left(one);
  }

  /** Durable: it goes on from the journal. In its lane it keeps its place. */
  void fellAsleep(LiveRun one, Instant due) {
    left(one);
    waking.ifPresent(by -> by.sleeps(due));
  }

  private void left(LiveRun one) {
    long subscription = one.run().id().subscription();
    live.remove(one.run().id());
    settling.doubts().ended(one.run().id());
    room.left(subscription);
    if (room.isRoomy(subscription)) {
      waking.ifPresent(by -> by.roomy(subscription));
    }
  }

  List<String> troubles() {
    List<String> causes = new ArrayList<>(doubtful.values());
    causes.addAll(backlog.troubles());
    shelter.trouble().ifPresent(causes::add);
    return causes;
  }

  /** Runs on the heap by recipe. */
  Map<String, Integer> open() {
    Map<String, Integer> byRecipe = new HashMap<>();
    live.values().forEach(one -> byRecipe.merge(one.run().recipe(), 1, Integer::sum));
    return byRecipe;
  }

  /** No new calls; completes when those under way have ended, or when the grace is over. */
  Future<Void> stop(Duration grace) {
    return stopping.begin(grace);
  }
}
