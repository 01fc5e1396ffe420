package dev.pollen.engine.mapping;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
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

  public JsonataEvaluator(Executor pool) {
    this.pool = pool;
  }

  @Override
  public Future<JsonNode> evaluate(Expression expression, Scope scope) {
    Optional<JsonNode> direct = direct(expression, scope);
    return direct
        .map(Future::succeededFuture)
        .orElseGet(() -> onPool(expression.text(), () -> full(expression, scope)));
  }

  private static Optional<JsonNode> direct(Expression expression, Scope scope) {
    return expression.direct().flatMap(plain -> plain.evaluate(scope.roots()));
  }

  @Override
  public Future<JsonNode> fill(Template template, Scope scope) {
    Map<Expression, JsonNode> values = new HashMap<>();
    for (Template.Hole hole : template.holes()) {
      Optional<JsonNode> direct = direct(hole.expression(), scope);
      if (direct.isEmpty()) {
        return onPool(hole.expression().text(), () -> fillAll(template, scope));
      }
      values.put(hole.expression(), direct.get());
    }
    return Future.succeededFuture(template.pattern().fill(values::get));
  }

  private static JsonNode fillAll(Template template, Scope scope) {
    return template
        .pattern()
        .fill(expression -> direct(expression, scope).orElseGet(() -> full(expression, scope)));
  }

  @Override
  public Future<Boolean> test(Expression expression, Scope scope) {
    Optional<JsonNode> direct = direct(expression, scope);
    return direct
        .map(value -> Future.succeededFuture(Jsonata.boolize(Values.plain(value))))
        .orElseGet(() -> onPool(expression.text(), () -> truth(expression, scope)));
  }

  private static Boolean truth(Expression expression, Scope scope) {
    JsonNode value = full(expression, scope);
    return !value.isMissingNode() && Jsonata.boolize(Values.plain(value));
  }

  private <T> Future<T> onPool(String text, Supplier<T> work) {
    Promise<T> promise = Promise.promise();
    try {
      pool.execute(() -> complete(promise, text, work));
    } catch (RejectedExecutionException e) {
      promise.fail(new ExpressionFault("too many expressions wait to be evaluated: try again", e));
    }
    return promise.future();
  }

  private static <T> void complete(Promise<T> promise, String text, Supplier<T> work) {
    try {
      promise.complete(work.get());
    } catch (ExpressionFault e) {
      promise.fail(new ExpressionFault("'" + text + "': " + e.getMessage(), e));
    } catch (JException e) {
      promise.fail(new ExpressionFault("'" + text + "': " + e.getMessage(), e));
    } catch (StackOverflowError e) {
      promise.fail(new ExpressionFault("'" + text + "' nests too deeply: simplify it", e));
    } catch (OutOfMemoryError e) {
      promise.fail(new ExpressionFault("'" + text + "' makes a value that is too large", e));
    } catch (RuntimeException e) {
      promise.fail(new ExpressionFault("'" + text + "' could not be evaluated: " + e, e));
    }
  }

  private static JsonNode full(Expression expression, Scope scope) {
    Jsonata compiled = expression.compiled();
    Object input = input(expression, scope);
    Object value = evaluated(compiled, input, scope);
    return value == null ? undefinedOrNull(expression, input, scope) : Values.node(value);
  }

  private static Object evaluated(Jsonata compiled, Object input, Scope scope) {
    Jsonata.Frame frame = compiled.createFrame();
    frame.setRuntimeBounds(Bounds.DEADLINE.toMillis(), Bounds.DEPTH);
    Helpers.bind(frame, scope);
    return compiled.evaluate(input, frame);
  }

  /** The library answers both with nothing: inside a list they differ. */
  private static JsonNode undefinedOrNull(Expression expression, Object input, Scope scope) {
    Object wrapped = evaluated(Jsonata.jsonata("[" + expression.text() + "]"), input, scope);
    boolean isNull = wrapped instanceof List<?> list && list.size() == 1 && list.get(0) == null;
    return isNull ? JsonNodeFactory.instance.nullNode() : Values.node(null);
  }

  private static Map<String, Object> input(Expression expression, Scope scope) {
    Map<String, Object> input = new HashMap<>();
    scope
        .roots()
        .forEach(
            (name, value) -> {
              if (expression.text().contains(name) && !value.isMissingNode()) {
                input.put(name, Values.plain(value));
              }
            });
    return input;
  }
}
