package dev.pollen.engine.mapping;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Evaluates plain expressions where it is called and all others on an executor, within {@link
 * Bounds}.
 *
 * <p>The executor should be {@link ExpressionPool} in a program; {@code Runnable::run} evaluates in
 * place, which is what a simulator wants.
 */
public final class JsonataEvaluator implements Evaluator {
  private final Executor pool;
  private final LongSupplier nanos;
  private final Duration deadline;

  public JsonataEvaluator(Executor pool) {
    this(pool, System::nanoTime);
  }

  /**
   * @param nanos tells how long an evaluation takes; a clock that stands still never ends one
   */
  public JsonataEvaluator(Executor pool, LongSupplier nanos) {
    this(pool, nanos, Bounds.DEADLINE);
  }

  JsonataEvaluator(Executor pool, LongSupplier nanos, Duration deadline) {
    this.pool = pool;
    this.nanos = nanos;
    this.deadline = deadline;
  }

  @Override
  public Future<JsonNode> evaluate(Expression expression, Scope scope) {
    return direct(expression, scope)
        .map(Future::succeededFuture)
        .orElseGet(() -> onPool(() -> full(expression, scope)));
  }

  private static Optional<JsonNode> direct(Expression expression, Scope scope) {
    return expression.direct().flatMap(plain -> plain.evaluate(scope.roots()));
  }

  private JsonNode full(Expression expression, Scope scope) {
    return new Evaluation(expression, scope, new Watch(deadline, nanos)).value();
  }

  @Override
  public Future<JsonNode> fill(Template template, Scope scope) {
    Map<Expression, JsonNode> values = new HashMap<>();
    for (Template.Hole hole : template.holes()) {
      Optional<JsonNode> direct = direct(hole.expression(), scope);
      if (direct.isEmpty()) {
        return onPool(() -> template.pattern().fill(inside -> either(inside, scope)));
      }
      values.put(hole.expression(), direct.get());
    }
    return filled(template, values);
  }

  private JsonNode either(Expression expression, Scope scope) {
    return direct(expression, scope).orElseGet(() -> full(expression, scope));
  }

  private static Future<JsonNode> filled(Template template, Map<Expression, JsonNode> values) {
    try {
      return Future.succeededFuture(template.pattern().fill(values::get));
    } catch (ExpressionFault e) {
      return Future.failedFuture(e);
    }
  }

  @Override
  public Future<Boolean> test(Expression expression, Scope scope) {
    return direct(expression, scope)
        .map(value -> Future.succeededFuture(truth(value)))
        .orElseGet(() -> onPool(() -> truth(full(expression, scope))));
  }

  private static Boolean truth(JsonNode value) {
    return !value.isMissingNode() && Jsonata.boolize(Values.plain(value));
  }

  private <T> Future<T> onPool(Supplier<T> work) {
    Promise<T> promise = Promise.promise();
    try {
      pool.execute(() -> complete(promise, work));
    } catch (RejectedExecutionException e) {
      promise.fail(new ExpressionFault("too many expressions wait to be evaluated: try again", e));
    }
    return promise.future();
  }

  private static <T> void complete(Promise<T> promise, Supplier<T> work) {
    try {
      promise.complete(work.get());
    } catch (ExpressionFault e) {
      promise.fail(e);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      promise.fail(new ExpressionFault("a value could not be made: " + e, e));
    }
  }
}
