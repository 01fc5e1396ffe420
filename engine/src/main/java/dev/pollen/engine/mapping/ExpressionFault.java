package dev.pollen.engine.mapping;

/** An expression could not be evaluated: trying again with the same data gives the same. */
public final class ExpressionFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ExpressionFault(String message, Throwable cause) {
    super(message, cause);
  }
}
