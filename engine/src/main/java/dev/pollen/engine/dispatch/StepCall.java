package dev.pollen.engine.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Effect;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.dispatch.Permits.Purpose;
import dev.pollen.engine.journal.Intent;
import dev.pollen.engine.journal.Outcome;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.recipe.InputFitter;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.Step;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.Page;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Optional;

/**
 * One step's call, attempt after attempt, until it is done or the walk halts: map, permit, intent,
 * call, outcome.
 *
 * <p>The intent is durable before the call leaves, and is written only while a permit is held, so
 * that a crash leaves few doubts.
 */
final class StepCall {
  private final EngineSetup setup;
  private final Shelter shelter;
  private final Calls outside;
  private final RunRecord run;
  private final Recipe recipe;
  private final Ledger ledger;
  private final Life life;
  private final Overtaken overtaken;
  private final Recorder recorder;

  StepCall(
      EngineSetup setup,
      Shelter shelter,
      Calls outside,
      RunRecord run,
      Recipe recipe,
      Ledger ledger,
      Life life,
      Overtaken overtaken) {
    this.setup = setup;
    this.shelter = shelter;
    this.outside = outside;
    this.run = run;
    this.recipe = recipe;
    this.ledger = ledger;
    this.life = life;
    this.overtaken = overtaken;
    this.recorder = new Recorder(setup, run, recipe);
  }

  /** What the step gave. */
  Future<JsonNode> perform(Step.Call step, Frame frame) {
    String path = frame.name(step.path());
    Optional<JsonNode> known = known(path);
    return known.isPresent() ? Future.succeededFuture(known.get()) : begin(step, frame, path);
  }

  private Optional<JsonNode> known(String path) {
    return ledger
        .read(path)
        .or(() -> ledger.outcome(path).filter(Outcome::done).map(Outcome::reply));
  }

  private Future<JsonNode> begin(Step.Call step, Frame frame, String path) {
    OperationSpec operation = outside.operation(step.operation());
    Calls.Named connection = outside.connection(operation, step.connection(), recipe);
    if (operation instanceof TriggerSpec trigger) {
      return filled(step, frame, operation).compose(in -> search(trigger, connection, in, path));
    }
    ActionSpec spec = (ActionSpec) operation;
    Call call = new Call(path, spec, connection, retry(step));
    return ledger
        .intent(path)
        .map(call::goOn)
        .orElseGet(() -> filled(step, frame, operation).compose(call::first));
  }

  private Recipe.Retry retry(Step.Call step) {
    return step.retry().orElse(recipe.retry());
  }

  private Future<JsonNode> filled(Step.Call step, Frame frame, OperationSpec operation) {
    Future<JsonNode> filled = setup.evaluator().fill(step.with(), frame.scope());
    Future<JsonNode> home = filled.isComplete() ? filled : shelter.loop().bring(filled);
    return home.map(input -> InputFitter.fit(input, operation));
  }

  /** A trigger as a search step: every page, up to a bound. */
  private Future<JsonNode> search(
      TriggerSpec spec, Calls.Named connection, JsonNode inputs, String path) {
    Search search = new Search(this, setup, spec, connection, inputs, path);
    return search.run().onSuccess(found -> ledger.remember(path, found));
  }

  /** One page for a loop. */
  Future<JsonNode> page(
      String key, Optional<String> asked, JsonNode inputs, Optional<String> cursor, String path) {
    TriggerSpec spec = (TriggerSpec) outside.operation(key);
    Calls.Named connection = outside.connection(spec, asked, recipe);
    Search search = new Search(this, setup, spec, connection, InputFitter.fit(inputs, spec), path);
    return search.one(cursor).map(page -> Loops.page(page.records(), next(page)));
  }

  private static Optional<String> next(Page page) {
    return page.next().map(cursor -> cursor.place());
  }

  Future<Permits.Permit> permit(Calls.Named connection) {
    return life.stopping()
        ? never()
        : outside.permits(connection, shelter.loop()).ask(Purpose.RUN, recipe.id());
  }

  /**
   * The engine stops: what has not begun is left for the next start, as it stands in the journal.
   */
  private static <T> Future<T> never() {
    return Promise.<T>promise().future();
  }

  Calls outside() {
    return outside;
  }

  Recorder recorder() {
    return recorder;
  }

  /** Tells that the run waits, and completes when the wait is over. */
  Future<Void> pause(Duration wait, String why) {
    java.time.Instant now = shelter.loop().now();
    ledger.move(RunState.RETRYING, why, Optional.of(now.plus(wait)), now);
    Promise<Void> over = Promise.promise();
    shelter.loop().after(wait, over::complete);
    return over.future();
  }

  <T> Future<T> brought(Future<T> future) {
    return shelter.loop().bring(future);
  }

  java.time.Instant now() {
    return shelter.loop().now();
  }

  long seed() {
    return Frame.seed(run);
  }

  Recipe.Retry retry() {
    return recipe.retry();
  }

  /** The attempts of one action at one place of the run. */
  private final class Call {
    private final String path;
    private final ActionSpec spec;
    private final Action action;
    private final Calls.Named connection;
    private final Retries retries;

    private Call(String path, ActionSpec spec, Calls.Named connection, Recipe.Retry retry) {
      this.path = path;
      this.spec = spec;
      this.connection = connection;
      this.action = outside.action(spec, connection);
      this.retries = new Retries(StepCall.this, retry);
    }

    private Future<JsonNode> first(JsonNode input) {
      return attempt(input, 1, false);
    }

    /** There was an attempt before: what came of it decides. */
    private Future<JsonNode> goOn(Intent before) {
      Optional<Outcome> outcome = ledger.outcome(path);
      boolean open = outcome.map(o -> o.what() == Outcome.What.IN_DOUBT).orElse(true);
      if (!life.revived()) {
        retries.began(before.at(), before.number() - 1);
      }
      return open
          ? doubt(before, words(outcome))
          : attempt(before.input(), before.number() + 1, true);
    }

    private String words(Optional<Outcome> outcome) {
      return outcome.map(Outcome::words).orElse("Pollen stopped while this call was under way");
    }

    private Future<JsonNode> doubt(Intent before, String words) {
      Effect effect = action.effect(before.input());
      Doubt doubt =
          Doubt.settle(
              effect,
              spec.repeatWithin(),
              retries.first(before.at()),
              now(),
              overtaken.contains(run));
      return doubt == Doubt.REPEAT
          ? attempt(before.input(), before.number() + 1, true)
          : Future.failedFuture(
              new Halt(state(doubt), recorder.doubtWords(spec, effect, doubt, words)));
    }

    private RunState state(Doubt doubt) {
      return doubt == Doubt.STALE ? RunState.STALE : RunState.IN_DOUBT;
    }

    private Future<JsonNode> attempt(JsonNode input, int number, boolean prepared) {
      boolean read = action.effect(input) == Effect.READ;
      if (!recipe.live() && !read) {
        return dry(input, number);
      }
      return permit(connection)
          .compose(
              permit ->
                  prepared(input, prepared, permit)
                      .compose(ready -> intended(ready, number, read, permit)));
    }

    private Future<JsonNode> prepared(JsonNode input, boolean already, Permits.Permit permit) {
      Future<JsonNode> ready = already ? Future.succeededFuture(input) : action.prepare(input);
      Future<JsonNode> home = ready.isComplete() ? ready : shelter.loop().bring(ready);
      return home.onFailure(gone -> permit.unused());
    }

    private Future<JsonNode> intended(
        JsonNode input, int number, boolean read, Permits.Permit permit) {
      if (life.stopping()) {
        permit.unused();
        action.released(input);
        return never();
      }
      Intent intent = new Intent(path, number, spec.key(), input, now());
      Future<Void> durable = read ? Future.succeededFuture() : ledger.intend(intent);
      return durable
          .onFailure(refused -> giveUp(input, permit))
          .compose(done -> call(input, intent, read, permit));
    }

    private void giveUp(JsonNode input, Permits.Permit permit) {
      permit.unused();
      action.released(input);
    }

    private Future<JsonNode> call(
        JsonNode input, Intent intent, boolean read, Permits.Permit permit) {
      String identity = run.id() + "/" + path + "/" + intent.number();
      life.calling();
      return shelter
          .loop()
          .bring(guarded(input, identity))
          .transform(
              done -> {
                Attempted attempted = Attempted.of(done, now());
                life.called();
                permit.ended(attempted.rate());
                recorder.attempted(spec.key(), attempted);
                return read ? afterRead(input, intent, attempted) : after(input, intent, attempted);
              });
    }

    private Future<dev.pollen.engine.spi.Receipt> guarded(JsonNode input, String identity) {
      try {
        return action.perform(input, identity);
      } catch (RuntimeException e) {
        return Future.failedFuture(e);
      }
    }

    private Future<JsonNode> afterRead(JsonNode input, Intent intent, Attempted attempted) {
      if (attempted.outcome().done()) {
        ledger.remember(path, attempted.outcome().reply());
        return Future.succeededFuture(attempted.outcome().reply());
      }
      return attempted.lasting()
          ? Future.failedFuture(Halt.failed(recorder.failedWords(path, spec.key(), attempted)))
          : again(input, intent, attempted);
    }

    private Future<JsonNode> after(JsonNode input, Intent intent, Attempted attempted) {
      Outcome outcome = attempted.outcome();
      ledger.settle(path, intent.number(), outcome);
      return switch (outcome.what()) {
        case DONE -> Future.succeededFuture(outcome.reply());
        case NOT_DONE -> again(input, intent, attempted);
        case IN_DOUBT -> unsure(input, intent, attempted);
        default ->
            Future.failedFuture(Halt.failed(recorder.failedWords(path, spec.key(), attempted)));
      };
    }

    private Future<JsonNode> unsure(JsonNode input, Intent intent, Attempted attempted) {
      Effect effect = action.effect(input);
      return effect == Effect.IDEMPOTENT
          ? again(input, intent, attempted)
          : doubt(intent, attempted.outcome().words());
    }

    private Future<JsonNode> again(JsonNode input, Intent intent, Attempted attempted) {
      return retries
          .after(path, spec.key(), intent.at(), attempted)
          .compose(over -> repeat(input, intent));
    }

    /**
     * After the wait the world may have moved on: an unsure update asks again whether a repeat is
     * safe.
     */
    private Future<JsonNode> repeat(JsonNode input, Intent intent) {
      boolean unsure =
          ledger.outcome(path).map(o -> o.what() == Outcome.What.IN_DOUBT).orElse(false);
      return unsure
          ? doubt(intent, ledger.outcome(path).orElseThrow().words())
          : attempt(input, intent.number() + 1, true);
    }

    private Future<JsonNode> dry(JsonNode input, int number) {
      Outcome outcome =
          new Outcome(Outcome.What.DONE, 0, MissingNode.getInstance(), "dry: not sent", now());
      return ledger
          .intend(new Intent(path, number, spec.key(), input, now()))
          .map(
              done -> {
                ledger.settle(path, number, outcome);
                return outcome.reply();
              });
    }
  }
}
