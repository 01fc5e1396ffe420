package dev.pollen.engine.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;

/**
 * Evaluates expressions and fills templates. Called on a loop; completes on any thread. Fails with
 * {@link ExpressionFault} whose message names the expression and what went wrong, never the data's
 * secrets.
 */
public interface Evaluator {

  /** The value; a missing node when undefined. */
  Future<JsonNode> evaluate(Expression expression, Scope scope);

  /** The filled template. */
  Future<JsonNode> fill(Template template, Scope scope);

  /** JSONata's truth: undefined, null, empty, 0 and false are false. */
  Future<Boolean> test(Expression expression, Scope scope);
}
