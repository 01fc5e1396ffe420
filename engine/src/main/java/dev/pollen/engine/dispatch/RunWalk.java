package dev.pollen.engine.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.mapping.Expression;
import dev.pollen.engine.mapping.Scope;
import dev.pollen.engine.mapping.Template;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.Step;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * Carries one run through its recipe, on its loop. Walked again after a crash, it takes what is
 * recorded and asks only for the rest; the same record and outcomes always lead the same way.
 */
final class RunWalk {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final EngineSetup setup;
  private final Shelter shelter;
  private final RunRecord run;
  private final Recipe recipe;
  private final Ledger ledger;
  private final StepCall calls;
  private final Loops loops;

  RunWalk(
      EngineSetup setup,
      Shelter shelter,
      Calls outside,
      RunRecord run,
      Recipe recipe,
      Life life,
      Overtaken overtaken) {
    this.setup = setup;
    this.shelter = shelter;
    this.run = run;
    this.recipe = recipe;
    this.ledger = new Ledger(shelter, run);
    this.calls = new StepCall(setup, shelter, outside, run, recipe, ledger, life, overtaken);
    this.loops = new Loops(this, calls, ledger);
  }

  /** Walks to the end; the future's failure is always a {@link Halt}. */
  Future<Void> walk() {
    Frame frame = Frame.of(run, recipe);
    return filtered(frame)
        .compose(passed -> run(recipe.steps(), frame))
        .recover(failure -> Future.failedFuture(Halt.of(failure)));
  }

  Ledger ledger() {
    return ledger;
  }

  private Future<Void> filtered(Frame frame) {
    return recipe.filter().map(filter -> filtered(filter, frame)).orElse(Future.succeededFuture());
  }

  private Future<Void> filtered(Expression filter, Frame frame) {
    return home(setup.evaluator().test(filter, frame.scope()))
        .compose(passed -> passed ? Future.succeededFuture() : stop("filter: " + filter.text()));
  }

  private static Future<Void> stop(String why) {
    return Future.failedFuture(new Halt(RunState.STOPPED, why));
  }

  /**
   * One after the other; never deeper on the stack than one step, however many are already done.
   */
  Future<Void> run(List<Step> steps, Frame frame) {
    return run(steps, 0, frame);
  }

  private Future<Void> run(List<Step> steps, int from, Frame frame) {
    for (int i = from; i < steps.size(); i++) {
      Future<Void> done = steps.get(i).accept(new Doer(frame));
      if (!done.succeeded()) {
        int next = i + 1;
        return done.compose(on -> run(steps, next, frame));
      }
    }
    return Future.succeededFuture();
  }

  Future<JsonNode> value(Expression expression, Scope scope) {
    return home(setup.evaluator().evaluate(expression, scope));
  }

  Future<JsonNode> filled(Template template, Scope scope) {
    return home(setup.evaluator().fill(template, scope));
  }

  /** Already complete: go on at once; else on the loop when it completes. */
  <T> Future<T> home(Future<T> future) {
    return future.isComplete() ? future : shelter.loop().bring(future);
  }

  /** Does one step within one frame. */
  private final class Doer implements Step.Visitor<Future<Void>> {
    private final Frame frame;

    private Doer(Frame frame) {
      this.frame = frame;
    }

    @Override
    public Future<Void> call(Step.Call step) {
      return calls.perform(step, frame).map(reply -> gave(step, reply));
    }

    private Void gave(Step step, JsonNode value) {
      step.id().ifPresent(id -> frame.gave(id, value));
      return null;
    }

    @Override
    public Future<Void> choose(Step.Choose step) {
      return home(setup.evaluator().test(step.condition(), frame.scope()))
          .compose(yes -> run(yes ? step.then() : step.otherwise(), frame));
    }

    @Override
    public Future<Void> forEach(Step.ForEach step) {
      return loops.run(step, frame).map(count -> gave(step, JSON.objectNode().put("count", count)));
    }

    @Override
    public Future<Void> set(Step.SetVars step) {
      Future<Void> done = Future.succeededFuture();
      for (var entry : step.values().entrySet()) {
        done = done.compose(on -> set(entry.getKey(), entry.getValue()));
      }
      for (Step.Mapping mapping : step.mappings()) {
        done = done.compose(on -> map(mapping));
      }
      return done;
    }

    private Future<Void> set(String name, Template template) {
      return filled(template, frame.scope()).map(value -> assign(name, value));
    }

    private Future<Void> map(Step.Mapping mapping) {
      return value(mapping.from(), frame.scope())
          .compose(value -> transformed(mapping.transform(), value))
          .map(value -> assign(mapping.to(), value));
    }

    private Future<JsonNode> transformed(Optional<Expression> transform, JsonNode value) {
      return transform
          .filter(present -> !value.isMissingNode())
          .map(present -> RunWalk.this.value(present, frame.with("value", value)))
          .orElse(Future.succeededFuture(value));
    }

    private Void assign(String name, JsonNode value) {
      if (!value.isMissingNode()) {
        frame.set(name, value);
      }
      return null;
    }

    @Override
    public Future<Void> stop(Step.Stop step) {
      return filled(step.why(), frame.scope()).compose(why -> RunWalk.stop(why.asText()));
    }
  }

  static ObjectNode object() {
    return JSON.objectNode();
  }
}
