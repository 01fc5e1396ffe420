package dev.pollen.engine.dispatch;

import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.journal.Journal.Asleep;
import dev.pollen.engine.journal.Journal.Place;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.recipe.Recipe;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * After a start: runs that sleep in the journal hold their lanes, as they did before. Some at a
 * time, however many there are.
 */
final class LaneSleepers {
  private static final int SLICE = 256;

  private final EngineSetup setup;
  private final RecipeBook recipes;
  private final Dispatchers dispatchers;

  LaneSleepers(EngineSetup setup, RecipeBook recipes, Dispatchers dispatchers) {
    this.setup = setup;
    this.recipes = recipes;
    this.dispatchers = dispatchers;
  }

  Future<Void> hold() {
    return holdAfter(Place.FIRST);
  }

  private Future<Void> holdAfter(Place place) {
    Asleep next = new Asleep(place, Set.of(), SLICE);
    return Patience.ask(setup.loops().get(0), () -> setup.journal().asleep(next))
        .compose(this::holdAll);
  }

  private Future<Void> holdAll(List<RunRecord> runs) {
    Map<RunId, Recipe> known = new ConcurrentHashMap<>();
    return Slices.each(runs, run -> version(run, known))
        .onSuccess(done -> runs.forEach(run -> hold(known, run)))
        .compose(done -> rest(runs));
  }

  private Future<Void> rest(List<RunRecord> runs) {
    return runs.size() < SLICE
        ? Future.succeededFuture()
        : holdAfter(Place.of(runs.get(runs.size() - 1)));
  }

  /** Where it is gone nobody can say which lane the run held: it wakes to an error that says so. */
  private Future<Void> version(RunRecord run, Map<RunId, Recipe> known) {
    return Patience.ask(setup.loops().get(0), () -> recipes.version(run.recipe(), run.version()))
        .onSuccess(found -> known.put(run.id(), found))
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }

  private void hold(Map<RunId, Recipe> known, RunRecord run) {
    Recipe recipe = known.get(run.id());
    if (recipe != null && recipe.order() != Recipe.Order.FREE) {
      Dispatchers.tell(dispatchers.home(run), home -> home.lanes().hold(recipe, run));
    }
  }
}
