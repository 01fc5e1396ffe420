package dev.pollen.engine.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.mapping.Evaluator;
import dev.pollen.engine.mapping.Expression;
import dev.pollen.engine.mapping.Scope;
import dev.pollen.engine.mapping.Template;
import dev.pollen.engine.recipe.Step;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Carries one run through its recipe, on its loop. Walked again after a crash, it takes what is
 * recorded and asks only for the rest; the same record and outcomes always lead the same way.
 */
final class RunWalk {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Trip trip;
  private final StepCall calls;
  private final Loops loops;
  private final Waits waits;

  RunWalk(Trip trip) {
    this.trip = trip;
    this.calls = new StepCall(trip);
    this.loops = new Loops(this, trip);
    this.waits = new Waits(this, trip);
  }

  /** Walks to the end; the future's failure is always a {@link Halt}. */
  Future<Void> walk() {
    return guarded(new FieldNames(trip)::hidden)
        .transform(
            hidden -> hidden.succeeded() ? walk(hidden.result()) : failed(hidden.cause(), Map.of()))
        .recover(failure -> Future.failedFuture(Halt.of(failure)));
  }

  private Future<Void> walk(Map<String, JsonNode> hidden) {
    Frame frame = Frame.of(trip, hidden);
    return guarded(() -> filtered(frame).compose(passed -> run(trip.recipe().steps(), frame)))
        .recover(failure -> new OnFailure(this, trip).after(Halt.of(failure), frame));
  }

  private Future<Void> failed(Throwable cause, Map<String, JsonNode> hidden) {
    Frame frame = Frame.of(trip, hidden);
    return new OnFailure(this, trip).after(Halt.of(cause), frame);
  }

  private static <T> Future<T> guarded(Supplier<Future<T>> work) {
    try {
      return work.get();
    } catch (RuntimeException | StackOverflowError e) {
      return Future.failedFuture(e);
    }
  }

  private Future<Void> filtered(Frame frame) {
    return trip.recipe()
        .filter()
        .map(filter -> filtered(filter, frame))
        .orElseGet(Future::succeededFuture);
  }

  private Future<Void> filtered(Expression filter, Frame frame) {
    return trip.home(evaluator().test(filter, frame.scope()))
        .compose(passed -> passed ? Future.succeededFuture() : stop("filter: " + filter.text()));
  }

  private static Future<Void> stop(String why) {
    return Future.failedFuture(new Halt(RunState.STOPPED, why));
  }

  private Evaluator evaluator() {
    return trip.setup().evaluator();
  }

  Future<JsonNode> value(Expression expression, Scope scope) {
    return trip.home(evaluator().evaluate(expression, scope));
  }

  Future<JsonNode> filled(Template template, Scope scope) {
    return trip.home(evaluator().fill(template, scope));
  }

  /** Like {@link #run}; what a step throws fails the future. */
  Future<Void> guarded(List<Step> steps, Frame frame) {
    try {
      return run(steps, frame);
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  /**
   * One after the other; never deeper on the stack than one step, however many are already done.
   */
  Future<Void> run(List<Step> steps, Frame frame) {
    return run(steps, 0, frame);
  }

  private Future<Void> run(List<Step> steps, int from, Frame frame) {
    for (int i = from; i < steps.size(); i++) {
      Step step = steps.get(i);
      Future<Void> done = done(step, frame);
      if (!done.succeeded()) {
        int next = i + 1;
        return done.compose(
            on -> run(steps, next, frame),
            failure -> Future.failedFuture(at(step, frame, failure)));
      }
    }
    return Future.succeededFuture();
  }

  private Future<Void> done(Step step, Frame frame) {
    try {
      return step.accept(new Doer(frame));
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  private static Halt at(Step step, Frame frame, Throwable failure) {
    String operation = step instanceof Step.Call call ? call.operation() : "";
    return Halt.of(failure).at(frame.name(step.path()), operation, 0);
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
      return trip.home(evaluator().test(step.condition(), frame.scope()))
          .compose(yes -> run(yes ? step.then() : step.otherwise(), frame));
    }

    @Override
    public Future<Void> forEach(Step.ForEach step) {
      return loops.run(step, frame).map(count -> gave(step, JSON.objectNode().put("count", count)));
    }

    @Override
    public Future<Void> set(Step.SetVars step) {
      return new Variables(RunWalk.this, frame).set(step);
    }

    @Override
    public Future<Void> pause(Step.Wait step) {
      return waits.pause(step, frame).map(until -> gave(step, until));
    }

    @Override
    public Future<Void> stop(Step.Stop step) {
      return filled(step.why(), frame.scope()).compose(why -> RunWalk.stop(why.asText()));
    }
  }
}
