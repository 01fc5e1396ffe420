package dev.pollen.engine.dispatch;

import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.spi.Loop;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * Runs that came and get the version of the recipe they began with: those of one recipe in the
 * order in which they came, though an older version takes longer to read. Belongs to one loop.
 */
final class Arrivals {
  private final Loop loop;
  private final RecipeBook recipes;
  private final Map<String, ArrayDeque<Arrival>> waiting = new HashMap<>();

  Arrivals(Loop loop, RecipeBook recipes) {
    this.loop = loop;
    this.recipes = recipes;
  }

  private record Arrival(RunRecord run, Handler<AsyncResult<Recipe>> told) {}

  /** Told at once where the version is known and nobody waits before it. */
  void come(RunRecord run, Handler<AsyncResult<Recipe>> told) {
    boolean first = !waiting.containsKey(run.recipe());
    waiting.computeIfAbsent(run.recipe(), any -> new ArrayDeque<>()).add(new Arrival(run, told));
    if (first) {
      serve(run.recipe());
    }
  }

  private void serve(String recipe) {
    ArrayDeque<Arrival> queue = waiting.get(recipe);
    while (!queue.isEmpty()) {
      Future<Recipe> version = version(queue.element().run());
      if (!version.isComplete()) {
        version.onComplete(done -> answered(recipe, version));
        return;
      }
      queue.element().told().handle(version);
      queue.remove();
    }
    waiting.remove(recipe);
  }

  private void answered(String recipe, Future<Recipe> version) {
    ArrayDeque<Arrival> queue = waiting.get(recipe);
    queue.element().told().handle(version);
    queue.remove();
    serve(recipe);
  }

  private Future<Recipe> version(RunRecord run) {
    return Patience.ask(loop, () -> recipes.version(run.recipe(), run.version()));
  }
}
