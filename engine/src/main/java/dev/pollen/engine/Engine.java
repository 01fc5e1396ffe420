package dev.pollen.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.engine.journal.Journal.RunQuery;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.status.EngineStatus;
import dev.pollen.engine.status.Explanation;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The engine as the daemon sees it: start, reload, stop, and what a person may ask or tell it.
 *
 * <p>Every method may be called from any thread; futures complete on any thread. Unknown names fail
 * with an {@link IllegalArgumentException} whose message says what there is instead.
 */
public final class Engine {
  private final EngineSetup setup;

  private Engine(EngineSetup setup) {
    this.setup = setup;
  }

  public static Engine create(EngineSetup setup) {
    return new Engine(setup);
  }

  /** Remembers everything from the journal, settles what a crash left, then begins to poll. */
  public Future<Void> start(List<Recipe> recipes) {
    return Future.failedFuture("being written " + setup.limits());
  }

  /** Takes up the recipes as they now are; answers one line a change, in words. */
  public Future<List<String>> reload(List<Recipe> recipes) {
    return Future.failedFuture("being written");
  }

  /** No new polls; steps in flight settle, or are left in doubt when the grace is over. */
  public Future<Void> stop(Duration grace) {
    return Future.failedFuture("being written");
  }

  public Future<EngineStatus> status() {
    return Future.failedFuture("being written");
  }

  public Future<List<RunRecord>> runs(RunQuery query) {
    return Future.failedFuture("being written");
  }

  public Future<Optional<RunRecord>> run(RunId id) {
    return Future.failedFuture("being written");
  }

  /** Starts a run of a {@code manual} recipe; completes when the run is durable. */
  public Future<RunId> startRun(String recipe, JsonNode input) {
    return Future.failedFuture("being written");
  }

  /** Tries a failed or parked run again from the failed step, the earlier steps' outcomes kept. */
  public Future<RunRecord> retry(RunId id) {
    return Future.failedFuture("being written");
  }

  /** A person decides a doubt: {@code done} (it happened), {@code repeat}, or {@code drop}. */
  public Future<RunRecord> resolve(RunId id, Resolution as) {
    return Future.failedFuture("being written");
  }

  /**
   * Lets what is held go on: a run, or with {@code recipe} a held subscription; answers how many.
   */
  public Future<Integer> release(String runOrRecipe) {
    return Future.failedFuture("being written");
  }

  /**
   * Gives up what is held, parked, failed or in doubt: a run or all such runs of a recipe; answers
   * how many.
   */
  public Future<Integer> drop(String runOrRecipe) {
    return Future.failedFuture("being written");
  }

  /** Pauses a recipe, or all ({@code Optional.empty()}); kept through restarts. */
  public Future<Void> pause(Optional<String> recipe) {
    return Future.failedFuture("being written");
  }

  public Future<Void> resume(Optional<String> recipe) {
    return Future.failedFuture("being written");
  }

  /** Polls a recipe's feed now; completes with a sentence when the poll ended. */
  public Future<String> poll(String recipe) {
    return Future.failedFuture("being written");
  }

  public Future<Explanation> explain(String recipe, String record) {
    return Future.failedFuture("being written");
  }

  /** What a person decides about a doubt. */
  public enum Resolution {
    DONE,
    REPEAT,
    DROP
  }
}
