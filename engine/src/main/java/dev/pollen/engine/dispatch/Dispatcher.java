package dev.pollen.engine.dispatch;

import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.spi.Loop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The runs of one loop: bounded on the heap, begun lane by lane, ended in the journal. */
final class Dispatcher implements RunSink {
  private final EngineSetup setup;
  private final Loop loop;
  private final RecipeBook recipes;
  private final Calls outside;
  private final Overtaken overtaken;
  private final Shelter shelter;
  private final Lanes lanes = new Lanes();
  private final Breaker breaker = new Breaker();
  private final Map<RunId, Open> live = new HashMap<>();
  private final Map<Long, Integer> open = new HashMap<>();
  private final Map<Long, Runnable> hungry = new HashMap<>();
  private final Map<RunId, String> holders = new TreeMap<>();
  private Optional<Promise<Void>> stopped = Optional.empty();
  private int calls;

  Dispatcher(EngineSetup setup, Loop loop, RecipeBook recipes, Calls outside, Overtaken overtaken) {
    this.setup = setup;
    this.loop = loop;
    this.recipes = recipes;
    this.outside = outside;
    this.overtaken = overtaken;
    this.shelter = new Shelter(setup, loop);
  }

  Loop loop() {
    return loop;
  }

  Shelter shelter() {
    return shelter;
  }

  @Override
  public int room(long subscription) {
    int own = setup.limits().openRuns() - open.getOrDefault(subscription, 0);
    int all = setup.limits().openRunsTotal() - live.size();
    return stopped.isPresent() ? 0 : Math.max(0, Math.min(own, all));
  }

  @Override
  public void whenRoom(long subscription, Runnable again) {
    hungry.put(subscription, again);
  }

  @Override
  public void begin(List<RunRecord> made) {
    made.forEach(run -> take(new Open(run, false), true));
  }

  /** A run from before the start, or one that a person told to go on. */
  void resume(RunRecord run, boolean revived) {
    take(new Open(run, revived), false);
  }

  private void take(Open one, boolean counts) {
    if (stopped.isPresent() || live.putIfAbsent(one.run.id(), one) != null) {
      return;
    }
    open.merge(one.run.id().subscription(), 1, Integer::sum);
    overtaken.began(one.run);
    if (counts && breaker.trips(one.run, loop.now())) {
      one.end(new Halt(RunState.PARKED, Breaker.words(one.run)));
      return;
    }
    Future<Recipe> recipe = recipes.version(one.run.recipe(), one.run.version());
    (recipe.isComplete() ? recipe : loop.bring(recipe))
        .onSuccess(one::enter)
        .onFailure(gone -> one.end(Halt.of(gone)));
  }

  /** A run in doubt that is not on the heap still holds its lane. */
  void hold(Recipe recipe, RunRecord run) {
    lanes.hold(recipe, run);
    holding(recipe, run);
  }

  private void holding(Recipe recipe, RunRecord run) {
    if (recipe.order() != Recipe.Order.FREE) {
      holders.put(
          run.id(),
          "recipe '%s' waits: run %s is in doubt and holds its lane; 'pollen runs resolve %s --as done|repeat|drop'"
              .formatted(recipe.id(), run.id(), run.id()));
    }
  }

  /** A person gave the run up, or decided it: whoever waited behind it may go. */
  void released(Recipe recipe, RunRecord run) {
    holders.remove(run.id());
    lanes.leave(recipe, run);
  }

  boolean isLive(RunId id) {
    return live.containsKey(id);
  }

  /** Gives up a run that is on the heap; a call under way ends by itself. */
  Future<Void> drop(RunId id) {
    Open one = live.get(id);
    one.dropped = true;
    return one.end(new Halt(RunState.DROPPED, "given up by a person"));
  }

  List<String> troubles() {
    List<String> causes = new ArrayList<>(holders.values());
    shelter.trouble().ifPresent(causes::add);
    return causes;
  }

  /** Open runs by recipe, added to the given map. */
  void count(Map<String, Integer> byRecipe) {
    live.values().forEach(one -> byRecipe.merge(one.run.recipe(), 1, Integer::sum));
  }

  /** No new calls; completes when those under way have ended, or when the grace is over. */
  Future<Void> stop(Duration grace) {
    Promise<Void> promise = Promise.promise();
    stopped = Optional.of(promise);
    loop.after(grace, promise::tryComplete);
    quietYet();
    return promise.future();
  }

  private void quietYet() {
    if (calls == 0) {
      stopped.ifPresent(promise -> loop.execute(() -> loop.execute(promise::tryComplete)));
    }
  }

  /** One run on the heap. */
  private final class Open implements Life {
    private final RunRecord run;
    private final boolean revived;
    private Optional<Recipe> recipe = Optional.empty();
    private Optional<Ledger> ledger = Optional.empty();
    private boolean dropped;
    private boolean ended;

    private Open(RunRecord run, boolean revived) {
      this.run = run;
      this.revived = revived;
    }

    private void enter(Recipe found) {
      recipe = Optional.of(found);
      lanes.enter(found, run, this::walk);
    }

    private void walk() {
      if (stopping()) {
        return;
      }
      RunWalk walk =
          new RunWalk(setup, shelter, outside, run, recipe.orElseThrow(), this, overtaken);
      ledger = Optional.of(walk.ledger());
      walked(walk)
          .onSuccess(done -> end(new Halt(RunState.DONE, "")))
          .onFailure(failure -> end(Halt.of(failure)));
    }

    private Future<Void> walked(RunWalk walk) {
      try {
        return walk.walk();
      } catch (RuntimeException | StackOverflowError e) {
        return Future.failedFuture(Halt.of(e));
      }
    }

    private Future<Void> end(Halt halt) {
      if (ended) {
        return Future.succeededFuture();
      }
      ended = true;
      Ledger book = ledger.orElseGet(() -> new Ledger(shelter, run));
      book.move(halt.state(), halt.getMessage(), Optional.empty(), loop.now());
      Future<Void> durable = book.flush();
      shelter.observe(durable.onSuccess(done -> gone(halt)));
      return durable;
    }

    private void gone(Halt halt) {
      live.remove(run.id());
      open.computeIfPresent(run.id().subscription(), (id, n) -> n > 1 ? n - 1 : null);
      recipe.ifPresent(known -> leave(known, halt.state()));
      recipe.ifPresent(
          known -> new Recorder(setup, run, known).ended(halt.state(), halt.getMessage()));
      Optional.ofNullable(hungry.get(run.id().subscription())).ifPresent(Runnable::run);
    }

    private void leave(Recipe known, RunState state) {
      boolean keeps = state == RunState.IN_DOUBT || state == RunState.STALE;
      if (keeps) {
        holding(known, run);
      } else {
        released(known, run);
      }
    }

    @Override
    public boolean stopping() {
      return dropped || stopped.isPresent();
    }

    @Override
    public boolean revived() {
      return revived;
    }

    @Override
    public void calling() {
      calls++;
    }

    @Override
    public void called() {
      calls--;
      quietYet();
    }
  }
}
