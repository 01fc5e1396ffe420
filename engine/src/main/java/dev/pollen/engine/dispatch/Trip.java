package dev.pollen.engine.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pollen.catalog.Columns;
import dev.pollen.catalog.InputBounds;
import dev.pollen.catalog.InputFitter;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.dispatch.Permits.Permit;
import dev.pollen.engine.dispatch.Permits.Purpose;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.mapping.Scope;
import dev.pollen.engine.mapping.Template;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.spi.Loop;
import dev.pollen.engine.spi.Vault;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One run on its way: what all its steps share. Belongs to one loop. */
record Trip(
    EngineSetup setup,
    Shelter shelter,
    Calls outside,
    RunRecord run,
    Recipe recipe,
    Life life,
    Overtaken overtaken,
    Settling settling,
    Ledger ledger,
    Recorder recorder,
    Rest rest) {

  static Trip of(
      EngineSetup setup,
      Shelter shelter,
      Calls outside,
      RunRecord run,
      Recipe recipe,
      Life life,
      Overtaken overtaken,
      Settling settling) {
    Ledger ledger = new Ledger(shelter, run);
    Recorder recorder = new Recorder(setup, run, Optional.of(recipe));
    Rest rest = new Rest(shelter.loop(), life);
    return new Trip(
        setup, shelter, outside, run, recipe, life, overtaken, settling, ledger, recorder, rest);
  }

  Vault vault() {
    return setup.vault();
  }

  /**
   * Whether nothing new may be begun there: the run had failed already, and only finds its way back
   * to what is to be done about it.
   */
  boolean bars(String path) {
    return !path.startsWith(Recipe.ON_FAILURE) && OnFailure.failed(error());
  }

  /** What it had failed with. */
  Halt firstError() {
    return OnFailure.again(error());
  }

  private JsonNode error() {
    return run.reads().getOrDefault(OnFailure.ERROR, MissingNode.getInstance());
  }

  /**
   * Whether what is not recorded may have been done all the same: the run is of a copy, and no
   * person told it to go on.
   */
  boolean unsure() {
    return !life.revived() && setup.journal().restoration().covers(run.feed(), run.id().record());
  }

  /** Whether its record has a later event is known then. */
  Future<Void> laterEvent() {
    return overtaken.surely(setup.journal(), run, loop());
  }

  Loop loop() {
    return shelter.loop();
  }

  Instant now() {
    return loop().now();
  }

  /** Already complete: go on at once; else on the loop when it completes. */
  <T> Future<T> home(Future<T> future) {
    return future.isComplete() ? future : loop().bring(future);
  }

  /** The inputs of a call, filled and fitted to what the operation declares and takes. */
  Future<JsonNode> filled(Template with, Scope scope, OperationSpec operation) {
    return home(setup.evaluator().fill(with, scope))
        .map(input -> Columns.keep(input, with.written(), operation))
        .map(input -> InputFitter.fit(input, operation))
        .map(input -> bounded(input, operation));
  }

  private static JsonNode bounded(JsonNode input, OperationSpec operation) {
    List<String> wrong = InputBounds.problems(input, operation);
    if (!wrong.isEmpty()) {
      throw Halt.failed("%s: %s".formatted(operation.key(), String.join("; ", wrong)));
    }
    return input;
  }

  /**
   * @param host where the call goes, if that is not the connection's to say
   */
  Future<Permit> permit(Calls.Named connection, Optional<String> host) {
    return life.stopping()
        ? never()
        : outside.permits(connection, host, loop()).ask(Purpose.RUN, recipe.id());
  }

  /**
   * The engine stops: what has not begun is left for the next start, as it stands in the journal.
   */
  static <T> Future<T> never() {
    return Promise.<T>promise().future();
  }

  /** Tells that the run waits, and completes when the wait is over. */
  Future<Void> pause(Duration wait, String why) {
    ledger.move(RunState.RETRYING, why, Optional.of(now().plus(wait)), now());
    return after(wait);
  }

  /** Like {@link #pause}, until an instant; complete at once if that has passed. */
  Future<Void> until(Instant due, String why) {
    Instant now = now();
    return due.isAfter(now) ? pause(Duration.between(now, due), why) : Future.succeededFuture();
  }

  /**
   * What is left of the wait that a restart interrupted: never more than all of it, though the
   * clock was set back.
   */
  Future<Void> restOfWait() {
    return run.due()
        .filter(due -> !life.revived() && due.isAfter(now()))
        .map(
            due -> after(shorter(Duration.between(now(), due), Duration.between(run.moved(), due))))
        .orElseGet(Future::succeededFuture);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private Future<Void> after(Duration wait) {
    Promise<Void> over = Promise.promise();
    loop().after(wait, over::complete);
    return over.future();
  }
}
