package dev.pollen.engine.mapping;

import java.util.List;
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
  private static final int SHOWN = 200;

  private final String text;
  private final Optional<Direct> direct;
  private final Program program;

  private Expression(String text, Optional<Direct> direct, Program program) {
    this.text = text;
    this.direct = direct;
    this.program = program;
  }

  /**
   * Compiles; throws {@link IllegalArgumentException} with the position and the rule for a text
   * that does not parse.
   */
  public static Expression compile(String written) {
    String text = written.strip();
    if (text.isEmpty()) {
      throw new IllegalArgumentException(
          "the expression is empty: write a value such as record.email");
    }
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "the expression is longer than %,d characters: split it with 'set'".formatted(LONGEST));
    }
    Optional<Direct> direct = Direct.parse(text);
    Program program = direct.isPresent() ? Program.plain(text) : Program.of(text);
    return new Expression(text, direct, program);
  }

  /** As written. */
  public String text() {
    return text;
  }

  /** As written, cut where it is too long for a message. */
  String shown() {
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }

  /** The names that the expression begins paths with: candidates for roots. */
  public Set<String> roots() {
    return direct.map(Direct::roots).orElseGet(() -> new TreeSet<>(Words.roots(text)));
  }

  /**
   * Paths that begin at the top, with the names that follow: what a check can hold against known
   * fields.
   */
  public List<List<String>> paths() {
    return Words.paths(text);
  }

  /** Whether a root's value may be looked at. */
  boolean mentions(String root) {
    return text.contains(root);
  }

  Optional<Direct> direct() {
    return direct;
  }

  Program program() {
    return program;
  }

  @Override
  public String toString() {
    return text;
  }
}
