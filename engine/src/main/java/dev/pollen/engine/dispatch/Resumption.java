package dev.pollen.engine.dispatch;

import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.journal.Journal.RunQuery;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.recipe.Recipe;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  Resumption(EngineSetup setup, RecipeBook recipes, Dispatchers dispatchers, Overtaken overtaken) {
    this.setup = setup;
    this.recipes = recipes;
    this.dispatchers = dispatchers;
    this.overtaken = overtaken;
  }

  Future<Void> resume(List<RunRecord> active) {
    return dispatchers
        .each(dispatcher -> dispatcher.backlog().ask())
        .compose(done -> holders(RunState.IN_DOUBT))
        .compose(done -> holders(RunState.STALE))
        .compose(done -> laterEvents(active))
        .onSuccess(done -> active.forEach(this::resume));
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
    List<Future<Recipe>> known = new ArrayList<>();
    runs.forEach(run -> known.add(recipes.version(run.recipe(), run.version())));
    return known.isEmpty()
        ? Future.succeededFuture()
        : Future.join(known).transform(done -> held(runs, known));
  }

  private Future<Void> held(List<RunRecord> runs, List<Future<Recipe>> known) {
    for (int i = runs.size() - 1; i >= 0; i--) {
      RunRecord run = runs.get(i);
      if (known.get(i).succeeded()) {
        Recipe recipe = known.get(i).result();
        Dispatchers.tell(dispatchers.home(run), dispatcher -> dispatcher.hold(recipe, run));
      }
    }
    return Future.succeededFuture();
  }

  private Future<Void> laterEvents(List<RunRecord> active) {
    List<Future<Void>> found = new ArrayList<>();
    active.stream().filter(Resumption::inDoubt).forEach(run -> found.add(laterEvent(run)));
    return found.isEmpty() ? Future.succeededFuture() : Future.all(found).mapEmpty();
  }

  private static boolean inDoubt(RunRecord run) {
    return !run.doubts().isEmpty();
  }

  /** Whether the record of a run has a later event: then a repeat could undo something newer. */
  Future<Void> laterEvent(RunRecord run) {
    return setup
        .journal()
        .find(run.feed(), run.key())
        .onSuccess(newest -> newest.ifPresent(e -> overtaken.note(run, e.entry().number())))
        .mapEmpty();
  }
}
