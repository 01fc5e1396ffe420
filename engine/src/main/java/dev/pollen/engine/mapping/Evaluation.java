package dev.pollen.engine.mapping;

import com.dashjoin.jsonata.JException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.Map;

/** One expression run by the library on one scope; whatever goes wrong is a fault that names it. */
final class Evaluation {
  private final Expression expression;
  private final Scope scope;
  private final Watch watch;

  Evaluation(Expression expression, Scope scope, Watch watch) {
    this.expression = expression;
    this.scope = scope;
    this.watch = watch;
  }

  /** The value; missing when undefined. */
  JsonNode value() {
    try {
      return node(evaluated());
    } catch (ExpressionFault e) {
      throw named(e.getMessage(), e);
    } catch (JException e) {
      throw named(LibraryWords.of(e), e);
    } catch (StackOverflowError e) {
      throw named("nests too deeply: simplify it", e);
    } catch (OutOfMemoryError e) {
      throw named("makes a value that is too large: narrow it", e);
    } catch (RuntimeException e) {
      throw named("could not be evaluated: " + e.getMessage(), e);
    }
  }

  private ExpressionFault named(String words, Throwable cause) {
    return new ExpressionFault("'%s' %s".formatted(expression.shown(), words), cause);
  }

  private Object evaluated() {
    try {
      return Toolbox.own().evaluate(expression.program(), input(), scope, watch);
    } catch (RuntimeException e) {
      throw watch.orElse(e);
    }
  }

  private JsonNode node(Object value) {
    if (value != null) {
      return Values.node(value);
    }
    return watch.gaveNull() ? JsonNodeFactory.instance.nullNode() : MissingNode.getInstance();
  }

  /** Only the roots that the text can mean: turning records into maps is most of the work. */
  private Map<String, Object> input() {
    Map<String, Object> input = new HashMap<>();
    scope
        .roots()
        .forEach(
            (name, value) -> {
              if (expression.mentions(name) && !value.isMissingNode()) {
                input.put(name, Values.plain(value));
              }
            });
    return input;
  }
}
