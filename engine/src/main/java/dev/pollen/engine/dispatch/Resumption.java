package dev.pollen.engine.dispatch;

import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.journal.Journal.RunQuery;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.spi.Loop;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Goes on with what the last process left: ordered lanes held by a doubt stay held, then active
 * runs are walked again.
 */
final class Resumption {
  private static final int HOLDERS = 10_000;

  private final EngineSetup setup;
  private final RecipeBook recipes;
  private final Dispatchers dispatchers;
  private final Overtaken overtaken;
  private final Settling settling;

  Resumption(
      EngineSetup setup,
      RecipeBook recipes,
      Dispatchers dispatchers,
      Overtaken overtaken,
      Settling settling) {
    this.setup = setup;
    this.recipes = recipes;
    this.dispatchers = dispatchers;
    this.overtaken = overtaken;
    this.settling = settling;
  }

  Future<Void> resume(List<RunRecord> active) {
    return dispatchers
        .each(dispatcher -> dispatcher.backlog().ask())
        .compose(done -> holders(RunState.IN_DOUBT))
        .compose(done -> holders(RunState.STALE))
        .compose(done -> new LaneSleepers(setup, recipes, dispatchers).hold())
        .compose(done -> laterEvents(active))
        .onSuccess(done -> active.forEach(this::expect))
        .onSuccess(done -> active.forEach(this::resume));
  }

  /** Doubts that a look may settle are looked into only when all of them are there. */
  private void expect(RunRecord run) {
    settling.doubts().expect(run.id(), new LeftDoubts(setup.catalog(), run).paths());
  }

  private void resume(RunRecord run) {
    Dispatchers.tell(dispatchers.home(run), dispatcher -> dispatcher.resume(run, false));
  }

  private Future<Void> holders(RunState state) {
    RunQuery query = new RunQuery(Optional.empty(), Optional.of(state), Optional.empty(), HOLDERS);
    return setup.journal().runs(query).compose(this::holdAll);
  }

  /** Newest first they come, oldest first they stood in their lanes. */
  private Future<Void> holdAll(List<RunRecord> runs) {
    Map<RunId, Optional<Recipe>> known = new ConcurrentHashMap<>();
    return Slices.each(runs, run -> version(run).onSuccess(found -> known.put(run.id(), found)))
        .onSuccess(done -> hold(runs, known));
  }

  /** Empty when it is gone: nobody can say which lane the run held. */
  private Future<Optional<Recipe>> version(RunRecord run) {
    return Patience.ask(loop(), () -> recipes.version(run.recipe(), run.version()))
        .map(Optional::of)
        .otherwise(Optional.empty());
  }

  private void hold(List<RunRecord> runs, Map<RunId, Optional<Recipe>> known) {
    for (int i = runs.size() - 1; i >= 0; i--) {
      RunRecord run = runs.get(i);
      known
          .get(run.id())
          .ifPresent(
              recipe ->
                  Dispatchers.tell(
                      dispatchers.home(run), dispatcher -> dispatcher.hold(recipe, run)));
    }
  }

  private Loop loop() {
    return setup.loops().get(0);
  }

  private Future<Void> laterEvents(List<RunRecord> active) {
    return Slices.each(active.stream().filter(Resumption::inDoubt).toList(), this::looked);
  }

  /** Where nobody can look, a later event is taken for granted: a person decides then. */
  private Future<Void> looked(RunRecord run) {
    return overtaken.surely(setup.journal(), run, loop());
  }

  private static boolean inDoubt(RunRecord run) {
    return !run.doubts().isEmpty();
  }

  /** Whether the record of a run has a later event: then a repeat could undo something newer. */
  Future<Void> laterEvent(RunRecord run) {
    return overtaken.look(setup.journal(), run);
  }
}
