package dev.pollen.engine.mapping;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A JSONata expression, compiled once.
 *
 * <p>Evaluated by {@link Evaluator}: plain paths on the calling loop, anything else on a bounded
 * pool with a deadline.
 */
public final class Expression {
  private static final int LONGEST = 20_000;

  private final String text;
  private final Optional<Direct> direct;
  private final ThreadLocal<Jsonata> compiled;

  private Expression(String text, Optional<Direct> direct) {
    this.text = text;
    this.direct = direct;
    this.compiled = ThreadLocal.withInitial(() -> Jsonata.jsonata(text));
  }

  /**
   * Compiles; throws {@link IllegalArgumentException} with the position and the rule for a text
   * that does not parse.
   */
  public static Expression compile(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(
          "the expression is empty: write a value such as record.email");
    }
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "the expression is longer than " + LONGEST + " characters: split it with 'set'");
    }
    Optional<Direct> direct = Direct.parse(text);
    if (direct.isEmpty()) {
      refuse(text);
    }
    return new Expression(text.strip(), direct);
  }

  private static void refuse(String text) {
    try {
      Jsonata.jsonata(text);
    } catch (JException e) {
      throw new IllegalArgumentException(
          "'%s' does not parse at character %d: %s"
              .formatted(text, e.getLocation(), e.getMessage()),
          e);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "'%s' does not parse: %s".formatted(text, e.getMessage()), e);
    }
    Words.of(text).stream()
        .filter(Bounds.FORBIDDEN::contains)
        .findFirst()
        .ifPresent(
            word -> {
              throw new IllegalArgumentException(
                  "'%s' is not allowed in expressions: it runs text as code; write the expression out"
                      .formatted(word));
            });
  }

  /** As written. */
  public String text() {
    return text;
  }

  /** The names that the expression begins paths with: candidates for roots. */
  public Set<String> roots() {
    return direct.map(Direct::roots).orElseGet(() -> new TreeSet<>(Words.roots(text)));
  }

  /**
   * Paths that begin at the top, with the names that follow: what a check can hold against known
   * fields.
   */
  public java.util.List<java.util.List<String>> paths() {
    return Words.paths(text);
  }

  Optional<Direct> direct() {
    return direct;
  }

  /** This thread's own: the library's objects are not shared between threads. */
  Jsonata compiled() {
    return compiled.get();
  }

  @Override
  public String toString() {
    return text;
  }
}
